import io

import pytest
from django.core.management import CommandError, call_command

from igny8_core.business.accounts.models import Account, Site
from igny8_core.business.planning.models import Keywords


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "keywords.csv"
    path.write_text("keyword,volume\nmoka pot,320\nfrench press,1300\n")
    return path


def run(*arguments):
    out = io.StringIO()
    call_command("import_keywords", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_it_says_in_one_line_what_became_of_the_file(site, file):
    assert run("--site", "example.com", file) == "Added 2 keywords to example.com, 0 duplicates, 0 rejected\n"
    assert run("--site", "Example.com", file) == "Added 0 keywords to example.com, 2 duplicates, 0 rejected\n"


def test_rejected_rows_are_listed_up_to_ten(site, file):
    file.write_text("keyword,volume\nmoka pot,1\n" + ",2\n" * 12)
    lines = run("--site", "example.com", file).splitlines()
    assert lines[0] == "Added 1 keyword to example.com, 0 duplicates, 12 rejected"
    assert lines[1] == "  line 3: The keyword is empty."
    assert lines[11:] == ["  and 2 more"]


def test_the_account_tells_two_sites_of_one_domain_apart(site, file):
    other = Site.objects.create(account=Account.objects.create(name="Other"), domain="example.com")
    with pytest.raises(CommandError, match="--account NAME"):
        run("--site", "example.com", file)
    run("--site", "example.com", "--account", "Other", file)
    assert set(Keywords.objects.values_list("site_id", flat=True)) == {other.pk}


def test_an_unknown_site_is_one_line_that_names_the_known_ones(site, file):
    with pytest.raises(CommandError, match="There is no site “nowhere.example”. Known sites: example.com"):
        run("--site", "nowhere.example", file)


def test_a_missing_file_is_one_clear_line(site, tmp_path):
    with pytest.raises(CommandError, match="no.csv cannot be read: No such file or directory.$"):
        run("--site", "example.com", tmp_path / "no.csv")


def test_a_folder_is_one_clear_line(site, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: Is a directory.$"):
        run("--site", "example.com", tmp_path)


def test_an_empty_file_is_one_clear_line(site, file):
    file.write_text("")
    with pytest.raises(CommandError, match="^“keywords.csv” is empty.$"):
        run("--site", "example.com", file)
