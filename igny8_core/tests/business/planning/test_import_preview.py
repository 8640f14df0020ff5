import io

import pytest

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services import import_preview
from igny8_core.business.planning.services.import_preview import PreviewRow, preview_import
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.business.planning.conftest import EXPORTS
from igny8_core.tests.business.planning.workbooks import workbook
from igny8_core.tests.factories import KeywordFactory
from igny8_core.tests.modules.api import nothing_written


def look(site, content):
    content = content if isinstance(content, bytes) else content.encode()
    with nothing_written():
        return preview_import(site=site, source=io.BytesIO(content), filename="k.csv")


def recognised(preview):
    return preview.format, preview.encoding, preview.separator, preview.sheet


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("moka pot\ndrip\n", ("txt", "utf-8", "", "")),
        ("Keyword\nmoka pot\n", ("txt", "utf-8", "", "")),
        ("Keyword,Volume\nmoka pot,1\n", ("csv", "utf-8", ",", "")),
        ("Suchbegriff;Suchvolumen\nkaffee rösten;1\n".encode("cp1252"), ("csv", "cp1252", ";", "")),
        ("Keyword\tVolume\nmoka pot\t1\n".encode("utf-16"), ("tsv", "utf-16", "\t", "")),
        (workbook(Queries=[["Query", "Clicks"], ["moka pot", 1]]), ("xlsx", "", "", "Queries")),
    ],
)
def test_it_says_what_it_recognised(site, content, what):
    assert recognised(look(site, content)) == what


def test_columns_are_told_by_their_names_those_that_are_taken_and_those_that_are_not(site):
    (ahrefs,) = EXPORTS.glob("google_us_*.csv")
    preview = look(site, ahrefs.read_bytes())
    assert preview.columns == {
        "keyword": "Keyword",
        "country": "Country",
        "difficulty": "Difficulty",
        "volume": "Volume",
        "intent": "Intents",
    }
    assert {"#", "Global volume", "CPC"} <= set(preview.unused_columns)


def test_the_first_rows_are_shown_as_they_would_be_taken(site):
    KeywordFactory(site=site, keyword="drip")
    preview = look(site, "Keyword,Volume,KD,Intent,Country\nMoka  Pot,1.300,45%,I,uk\n,1,1,I,us\nDRIP,,,,\n")
    assert preview.rows == [
        PreviewRow(2, "Moka Pot", 1300, 45, "informational", "GB", is_new=True),
        PreviewRow(4, "DRIP", None, None, "", "", is_new=False),
    ]


def test_twenty_rows_are_shown_and_all_are_counted(site, monkeypatch):
    monkeypatch.setattr(import_preview, "CHUNK", 7)
    KeywordFactory(site=site, keyword="keyword 3")
    KeywordFactory(keyword="keyword 4")
    lines = [f"keyword {n % 40}" for n in range(60)]
    preview = look(site, "Keyword\n" + "\n".join(lines) + "\n?!\n")
    assert len(preview.rows) == 20
    assert (preview.new, preview.duplicates, preview.rejected_count) == (39, 21, 1)
    assert (preview.rejected[0].line, preview.rejected[0].text) == (62, "?!")


@pytest.mark.parametrize("name", sorted(path.name for path in EXPORTS.glob("*.[ct][sx][vt]")))
def test_an_import_does_what_the_preview_said(site, name):
    content = (EXPORTS / name).read_bytes()
    KeywordFactory(site=site, keyword="moka pot")
    preview = look(site, content)
    report = import_keywords(site=site, source=io.BytesIO(content), filename=name)
    said = preview.new, preview.duplicates, preview.rejected_count, preview.rejected
    assert said == (report.added, report.duplicates, report.rejected_count, report.rejected)
    assert Keywords.objects.filter(site=site).count() == preview.new + 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("", "is empty"), ("Keyword\n", "has no keywords"), ("Volume,KD\n1,2\n", "no keyword column")],
)
def test_it_refuses_what_an_import_refuses(site, content, sentence):
    with pytest.raises(InvalidInputError, match=sentence):
        look(site, content)
