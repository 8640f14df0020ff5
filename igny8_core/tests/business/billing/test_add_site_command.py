"""manage.py add_site"""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from igny8_core.business.accounts.models import Account, Site
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.modules.api import nothing_written

pytestmark = pytest.mark.django_db


def add_site(*arguments):
    out = io.StringIO()
    call_command("add_site", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_what_there_is_now():
    said = add_site("example.com", "--account", "Beans", "--credits", "1500")
    assert said == "Added example.com to Beans, which has 1,500 credits.\n"
    site = Site.objects.get()
    assert (site.account.name, balance_of(account_id=site.account_id).balance) == ("Beans", 1500)


def test_a_second_site_joins_the_account():
    add_site("a.example.com", "--account", "Beans", "--credits", "100")
    said = add_site("b.example.com", "--account", "Beans", "--credits", "50")
    assert said == "Added b.example.com to Beans, which has 150 credits.\n"
    assert Account.objects.count() == 1


def test_without_credits_there_are_none():
    assert add_site("example.com", "--account", "Beans").endswith("which has 0 credits.\n")


def test_the_time_zone_of_its_schedule_can_be_named():
    add_site("example.com", "--account", "Beans", "--timezone", "Europe/Berlin")
    assert Site.objects.get().timezone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["not a domain", "--account", "Beans"], "“not a domain” is not a domain. Use a name such as example.com."),
        (["example.com", "--account", " "], "An account needs a name."),
        (["example.com", "--account", "Beans", "--credits", "-1"], "--credits must be 0 or more."),
        (
            ["example.com", "--account", "Beans", "--timezone", "Berlin"],
            "“Berlin” is not a time zone. Use a name such as Europe/Berlin.",
        ),
    ],
)
def test_a_mistake_is_one_line_and_leaves_nothing(arguments, sentence):
    with nothing_written(), pytest.raises(CommandError) as refused:
        add_site(*arguments)
    assert str(refused.value) == sentence


def test_a_site_that_is_there_already_is_one_line_and_gets_no_credits_again():
    add_site("example.com", "--account", "Beans", "--credits", "100")
    with nothing_written(), pytest.raises(CommandError, match="^Beans already has the site example.com.$"):
        add_site("https://example.com/", "--account", "Beans", "--credits", "100")


@pytest.mark.parametrize(
    "arguments", [["example.com"], ["--account", "Beans"], ["a.com", "--account", "B", "--credits", "x"]]
)
def test_what_is_missing_is_named(arguments):
    with pytest.raises(CommandError):
        add_site(*arguments)
