import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from igny8_core.business.planning.models import Keywords
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

PLANNER = "/api/v1/planner"
LISTS = ("keywords", "clusters", "ideas")
each = pytest.mark.parametrize("path", LISTS)
PHRASES = [
    "moka pot",
    "=1+1",
    "'=quoted",
    "+49 coffee",
    "-x-",
    "@home",
    "a, b",
    'say "when"',
    "größe",
    "コーヒー",
    "5;6",
]
FIGURES = ("keyword", "volume", "difficulty", "intent", "country")


def export(client, path, site, **query):
    response = client.get(f"{PLANNER}/{path}/export/", {"site_id": site.pk, **query})
    assert response.status_code == 200, response.getvalue()
    return response.getvalue()


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def figures(site):
    return set(Keywords.objects.filter(site=site).values_list(*FIGURES))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_was_exported_is_imported_as_it_was(site, owner, kind):
    for number, phrase in enumerate(PHRASES):
        known = {"volume": 1300 * number, "difficulty": number, "intent": "commercial", "country": "DE"}
        KeywordFactory(site=site, keyword=phrase, **(known if number % 2 else {}))
    content = export(owner, "keywords", site, format=kind)
    other = SiteFactory(account=site.account)
    body = {"site_id": other.pk, "file": SimpleUploadedFile(f"keywords.{kind}", content)}
    report = owner.post(f"{PLANNER}/keywords/import/", body, format="multipart").json()
    assert (report["added"], report["duplicates"], report["rejected"]) == (len(PHRASES), 0, [])
    assert figures(other) == figures(site)


def test_a_keyword_is_exported_with_its_cluster_and_its_site(site, owner):
    KeywordFactory.mapped(ClusterFactory(site=site, name="Moka Pots"), keyword="moka pot", volume=320)
    (row,) = rows(export(owner, "keywords", site))
    assert (row["Keyword"], row["Volume"], row["Difficulty"]) == ("moka pot", "320", "")
    assert (row["Cluster"], row["Status"], row["Site"]) == ("Moka Pots", "mapped", site.domain)


def test_a_cluster_is_exported_with_its_counts(site, owner):
    cluster = ClusterFactory(site=site, name="Moka Pots")
    KeywordFactory.mapped(cluster)
    KeywordFactory.mapped(cluster)
    IdeaFactory(site=site, keyword_cluster=cluster)
    (row,) = rows(export(owner, "clusters", site))
    assert (row["Cluster"], row["Number of keywords"], row["Number of ideas"]) == ("Moka Pots", "2", "1")


def test_an_idea_is_exported_with_its_lists_in_one_cell_each(site, owner):
    IdeaFactory(site=site, idea_title="Which one?", target_keywords=["=moka", "pot"], outline=["What", "How"])
    (row,) = rows(export(owner, "ideas", site))
    assert (row["Title"], row["Target keywords"], row["Outline"]) == ("Which one?", "'=moka, pot", "What, How")


@pytest.mark.parametrize("query", [{"search": "moka"}, {"status": "mapped"}, {"ordering": "-keyword"}])
def test_the_file_has_what_the_list_shows_in_the_same_order(site, owner, query):
    KeywordFactory.mapped(ClusterFactory(site=site), keyword="moka pot")
    for phrase in ("drip", "moka cup", "aeropress"):
        KeywordFactory(site=site, keyword=phrase)
    listed = owner.get(f"{PLANNER}/keywords/", {"site_id": site.pk, **query}).json()["results"]
    assert [row["Keyword"] for row in rows(export(owner, "keywords", site, **query))] == [
        row["keyword"] for row in listed
    ]


@each
def test_rows_of_others_are_in_no_file(site, owner, path):
    for made in (KeywordFactory, ClusterFactory, IdeaFactory):
        made(site=site)
        made()
    ours = 1 if path != "clusters" else 2
    assert len(rows(owner.get(f"{PLANNER}/{path}/export/").getvalue())) == ours


@each
def test_a_viewer_may_export_and_nothing_is_written(site, colleague, path):
    with nothing_written():
        assert export(colleague, path, site).startswith(b"\xef\xbb\xbf")


@each
def test_a_foreign_site_does_not_exist(site, stranger, path):
    with nothing_written():
        assert_error(stranger.get(f"{PLANNER}/{path}/export/", {"site_id": site.pk}), 404, "NotFoundError")


@each
def test_a_workbook_opens_with_the_same_header(site, owner, path):
    sheet = load_workbook(io.BytesIO(export(owner, path, site, format="xlsx"))).active
    header = export(owner, path, site).decode("utf-8-sig").splitlines()[0].split(",")
    assert [cell.value for cell in sheet[1]] == header
