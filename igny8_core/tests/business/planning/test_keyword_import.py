import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services import import_report, keyword_import
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.status_enums import GenerationStatus, KeywordStatus
from igny8_core.tests.business.planning.conftest import EXPORTS

PLANNER = "Keyword Stats 2025-10-06 at 14_22_31.csv"
AHREFS = "google_us_coffee_matching-terms_2025-10-06_09-41-12.csv"
EXCEL = "keywords_excel_de.csv"
PLAIN = "keywords.txt"


def load(site, content):
    content = content if isinstance(content, bytes) else content.encode()
    return import_keywords(site=site, source=io.BytesIO(content), filename="k.csv")


def counts(report):
    return report.added, report.duplicates, report.rejected_count


def stored(site):
    return list(Keywords.objects.filter(site=site).order_by("pk").values_list("keyword", flat=True))


@pytest.mark.parametrize(("name", "rows"), [(PLANNER, 60), (AHREFS, 47), (PLAIN, 40), (EXCEL, 52)])
def test_the_exports_of_the_usual_tools_come_in_whole(site, name, rows):
    report = import_keywords(site=site, source=EXPORTS / name, filename=name)
    assert counts(report) == (rows, 0, 0)
    assert Keywords.objects.filter(site=site).count() == rows


@pytest.mark.parametrize(
    ("name", "keyword", "values"),
    [
        (PLANNER, "assault bike classic vs elite", (170, None, "", "")),
        (PLANNER, "best resistance bands", (1900, None, "", "")),
        (AHREFS, "flat white", (40500, 57, "informational", "US")),
        (AHREFS, "best coffee beans", (18100, 67, "commercial", "US")),
        (EXCEL, "aeropress recipe", (1900, 45, "informational", "")),
        (EXCEL, "kaffee rösten – röstgrade im überblick", (1300, 27, "informational", "")),
        (EXCEL, "baratza encore settings chart", (170, 39, "commercial", "")),
        (PLAIN, "rep pr 4000 review", (None, None, "", "")),
    ],
)
def test_each_value_comes_from_its_own_column(site, name, keyword, values):
    import_keywords(site=site, source=EXPORTS / name, filename=name)
    row = Keywords.objects.get(site=site, keyword=keyword)
    assert (row.volume, row.difficulty, row.intent, row.country) == values


def test_no_export_leaves_broken_letters_or_figures_in_the_keywords(site):
    for name in (PLANNER, AHREFS, EXCEL, PLAIN):
        import_keywords(site=site, source=EXPORTS / name, filename=name)
    assert len(stored(site)) == len({key.casefold() for key in stored(site)})
    assert not any(sign in keyword for keyword in stored(site) for sign in '\ufffd;\t"Ã€')


def test_empty_cells_are_unknown_and_not_0(site):
    load(site, "keyword,volume,difficulty,intent,country\nmoka pot,,,,\n")
    row = Keywords.objects.get()
    assert (row.volume, row.difficulty, row.intent, row.country) == (None, None, "", "")


def test_new_keywords_wait_for_their_cluster(site):
    load(site, "moka pot\n")
    row = Keywords.objects.get()
    assert (row.status, row.generation_status, row.cluster_id) == (KeywordStatus.NEW, GenerationStatus.PENDING, None)
    assert (row.account_id, row.keyword_key) == (site.account_id, "moka pot")


def test_a_phrase_is_kept_once_whatever_its_case_and_spaces_and_the_first_spelling_stays(site):
    report = load(site, "keyword\nMoka Pot\nmoka  pot\n MOKA\u00a0POT \nｍｏｋａ pot\nmoka\u200b pot\n")
    assert counts(report) == (1, 4, 0)
    assert stored(site) == ["Moka Pot"]


def test_a_second_import_of_the_same_file_adds_nothing(site):
    text = "keyword,volume\nmoka pot,10\nfrench press,20\n"
    load(site, text)
    assert counts(load(site, text)) == (0, 2, 0)


def test_what_the_site_has_already_stays_as_it_is(site):
    load(site, "keyword,volume\nmoka pot,10\n")
    load(site, "keyword,volume\nMOKA POT,99\nfrench press,20\n")
    assert Keywords.objects.get(keyword_key="moka pot").volume == 10


def test_two_sites_may_have_the_same_keyword(site):
    other = Site.objects.create(account=site.account, domain="other.example")
    load(site, "moka pot\n")
    assert counts(load(other, "moka pot\n")) == (1, 0, 0)


def test_chunks_change_nothing_about_the_counts_or_the_order(site, monkeypatch):
    monkeypatch.setattr(keyword_import, "CHUNK", 3)
    report = load(site, "keyword\n" + "".join(f"keyword {n % 10}\n" for n in range(25)))
    assert counts(report) == (10, 15, 0)
    assert stored(site) == [f"keyword {n}" for n in range(10)]


def test_a_chunk_costs_a_few_queries_and_not_one_for_each_row(site):
    with CaptureQueriesContext(connection) as seen:
        load(site, "keyword\n" + "".join(f"keyword {n}\n" for n in range(900)))
    assert len(seen) < 20  # SQLite cuts the insert up by its limit of parameters


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("\u200b", "empty"),
        ("x" * 301, "301 characters"),
        ("moka\x00pot", "control characters"),
        ("moka\x1bpot", "control characters"),
        ("–", "no letter"),
        ("?!", "no letter"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_with_its_line_and_reason(site, cell, reason):
    report = load(site, f"keyword,volume\nmoka pot,10\n{cell},20\nfrench press,30\n")
    assert counts(report) == (2, 0, 1)
    assert (report.rejected[0].line, reason in report.rejected[0].reason) == (3, True)


def test_the_text_of_a_rejected_row_is_short_and_printable(site):
    report = load(site, f"keyword,volume\nmoka pot,1\n{'y' * 5000},2\na\x00b,3\n")
    assert len(report.rejected[0].text) == 80
    assert report.rejected[1].text == "a�b"


def test_undecodable_bytes_cost_one_row_and_not_the_file(site):
    report = load(site, b"keyword,volume\nmoka pot,1\nr\xf6st\x81en,2\nr\xf6sten,3\n")
    assert counts(report) == (2, 0, 1)
    assert "save the file as UTF-8" in report.rejected[0].reason
    assert stored(site) == ["moka pot", "rösten"]


def test_a_thousand_errors_are_described_and_the_others_counted(site, monkeypatch):
    monkeypatch.setattr(import_report, "MOST_ERRORS", 5)
    report = load(site, "keyword,volume\nmoka pot,1\n" + ",2\n" * 20)
    assert (len(report.rejected), report.rejected_count) == (5, 20)


@pytest.mark.parametrize(
    "keyword",
    [
        "日本 コーヒー",
        "кофе дома",
        "قهوة عربية",
        "☕",
        '5" pan',
        "c++ kurs",
        "<script>alert(1)</script>",
        "=1+1",
        "x" * 300,
        "ß" * 300,
    ],
)
def test_keywords_of_any_script_and_content_are_kept_letter_by_letter(site, keyword):
    report = load(site, f"moka pot\n{keyword}\n")
    assert counts(report) == (2, 0, 0)
    assert keyword in stored(site)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "^“k.csv” is empty.$"),
        (b"\n\n", "^“k.csv” is empty.$"),
        (b"Keyword,Volume\n", "^“k.csv” has no keywords.$"),
        (b"Keyword,Volume\n,\n,\n", "^“k.csv” has no keywords.$"),
        (b"Keyword,Volume\n,3\n,4\n", "2 rows were rejected. Line 2: The keyword is empty.$"),
        (b"Volume,Difficulty\n3,4\n", "has no keyword column"),
        (b"PK\x03\x04", "Excel workbook"),
        (bytes(range(256)) * 4, "no keywords that can be taken|Line 1"),
    ],
)
def test_a_file_without_keywords_is_one_clear_sentence_and_changes_nothing(site, content, sentence):
    with pytest.raises(InvalidInputError, match=sentence) as caught:
        load(site, content)
    assert "\n" not in caught.value.message
    assert not Keywords.objects.exists()


@pytest.mark.parametrize("kind", [SimpleUploadedFile, TemporaryUploadedFile])
def test_an_uploaded_file_is_read_whatever_djangos_handler_made_of_it(site, kind):
    content = "Suchbegriff;Suchvolumen\nkaffee rösten;1.300\n".encode("cp1252")
    if kind is SimpleUploadedFile:
        upload = SimpleUploadedFile("k.csv", content)
    else:
        upload = TemporaryUploadedFile("k.csv", "text/csv", len(content), None)
        upload.write(content)
        upload.seek(0)
    assert counts(import_keywords(site=site, source=upload, filename=upload.name)) == (1, 0, 0)
    assert Keywords.objects.get().volume == 1300


def test_an_error_half_way_leaves_the_chunks_that_are_in_and_the_next_import_adds_the_rest(site, monkeypatch):
    monkeypatch.setattr(keyword_import, "CHUNK", 2)
    good = "".join(f"keyword {n}\n" for n in range(11))
    with pytest.raises(InvalidInputError, match="has no end"):
        load(site, good + "x" * 200_000)
    assert len(stored(site)) == 10
    assert counts(load(site, good)) == (1, 10, 0)
