import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from time_machine import travel

from igny8_core.api import export
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import assert_error

pytestmark = [pytest.mark.django_db, pytest.mark.urls("igny8_core.tests.api.exported_keywords")]
URL = "/api/v1/keywords/export/"


def rows(response):
    assert response.status_code == 200, response.content
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


def phrases(response):
    return [row[0] for row in rows(response)]


def test_a_csv_has_a_header_and_every_row(site, owner):
    KeywordFactory(site=site, keyword="moka pot", volume=320)
    KeywordFactory.mapped(ClusterFactory(site=site, name="Presses"), keyword="french press")
    assert rows(owner.get(URL)) == [["moka pot", "320", "", "NEW"], ["french press", "", "Presses", "MAPPED"]]


def test_a_workbook_has_the_same_with_numbers_as_numbers(site, owner):
    KeywordFactory(site=site, keyword="moka pot", volume=320)
    response = owner.get(URL, {"format": "xlsx"})
    assert response["Content-Type"] == export.XLSX
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Keyword", "Volume", "Cluster", "Status"],
        ["moka pot", 320, None, "NEW"],
    ]


def test_filter_search_and_order_are_those_of_the_list(site, owner):
    other = SiteFactory(account=site.account)
    KeywordFactory(site=other, keyword="moka elsewhere")
    for phrase in ("moka a", "moka c", "moka b", "press"):
        KeywordFactory(site=site, keyword=phrase)
    asked = {"site_id": site.pk, "search": "moka", "ordering": "-keyword"}
    assert phrases(owner.get(URL, asked)) == ["moka c", "moka b", "moka a"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_name_of_the_file_says_what_of_which_site_and_when(site, owner, kind):
    with travel("2026-01-31", tick=False):
        of_site = owner.get(URL, {"site_id": site.pk, "format": kind})["Content-Disposition"]
        of_all = owner.get(URL, {"format": kind})["Content-Disposition"]
    assert of_site == f'attachment; filename="keywords-{site.domain}-2026-01-31.{kind}"'
    assert of_all == f'attachment; filename="keywords-2026-01-31.{kind}"'


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_read_after_the_request_ended_is_still_only_the_users(site, owner, stranger, kind):
    KeywordFactory(site=site, keyword="ours")
    KeywordFactory(keyword="theirs")
    response = owner.get(URL, {"format": kind})
    assert response.streaming
    content = b"".join(response.streaming_content)
    whole = content.decode() if kind == "csv" else str(list(load_workbook(io.BytesIO(content)).active.values))
    assert "ours" in whole
    assert "theirs" not in whole
    assert rows(stranger.get(URL)) == []


def test_a_foreign_site_does_not_exist(site, stranger):
    assert_error(stranger.get(URL, {"site_id": site.pk}), 404, "NotFoundError")


def test_nobody_logged_in_gets_nothing(site, client):
    assert_error(client.get(URL), 401, "AuthenticationError")


@pytest.mark.parametrize("asked", [{"format": "pdf"}, {"site_id": "x"}])
def test_what_cannot_be_is_said(owner, asked):
    assert_error(owner.get(URL, asked), 400, "ValidationError")


@pytest.mark.parametrize("site_id", ["1e1", "00001", " 1"])
def test_a_number_in_an_odd_spelling_is_no_defect(owner, site_id):
    assert owner.get(URL, {"site_id": site_id}).status_code in (200, 400, 404)


@pytest.mark.parametrize("accept", ["text/csv", export.XLSX, "application/json", "*/*"])
def test_the_accept_header_decides_nothing(owner, accept):
    response = owner.get(URL, {"format": "csv"}, HTTP_ACCEPT=accept)
    assert response["Content-Type"] == "text/csv"
    assert_error(owner.get(URL, {"format": "pdf"}, HTTP_ACCEPT=accept), 400, "ValidationError")


def test_text_that_would_be_calculated_is_marked(site, owner):
    KeywordFactory(site=site, keyword='=HYPERLINK("http://evil.example")')
    assert phrases(owner.get(URL)) == ['\'=HYPERLINK("http://evil.example")']


def test_more_rows_than_a_sheet_holds_are_refused_in_words(site, owner, monkeypatch):
    monkeypatch.setattr(export, "MOST_SHEET_ROWS", 3)
    KeywordFactory.create_batch(3, site=site)
    error = assert_error(owner.get(URL, {"format": "xlsx"}), 400, "ValidationError")
    assert error["error_message"] == "An Excel sheet holds 2 rows. Filter the list or take CSV."
    assert len(rows(owner.get(URL))) == 3


def test_queries_do_not_grow_with_the_rows(site, owner):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            owner.get(URL, {"site_id": site.pk}).getvalue()
        return len(seen)

    KeywordFactory.create_batch(2, site=site)
    few = queries()
    KeywordFactory.create_batch(20, site=site)
    assert queries() == few


def test_rows_that_are_equal_in_the_order_come_once_each(site, owner):
    KeywordFactory.create_batch(30, site=site, volume=10)
    found = phrases(owner.get(URL, {"ordering": "volume"}))
    assert len(found) == len(set(found)) == 30
