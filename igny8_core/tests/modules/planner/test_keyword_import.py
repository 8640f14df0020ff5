import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services import keyword_import
from igny8_core.tests.business.planning.workbooks import workbook
from igny8_core.tests.factories import PASSWORD, KeywordFactory, UserFactory
from igny8_core.tests.modules.api import assert_error, nothing_written

IMPORT = "/api/v1/planner/keywords/import/"
PREVIEW = IMPORT + "preview/"
both = pytest.mark.parametrize("url", [IMPORT, PREVIEW])
CONTENT = "Keyword,Volume\nmoka pot,320\n,5\nMOKA POT,7\n"


def send(client, site, content=CONTENT, *, url=IMPORT, name="k.csv", key=None):
    content = content if isinstance(content, bytes) else content.encode()
    headers = {} if key is None else {"HTTP_IDEMPOTENCY_KEY": key}
    body = {"site_id": site.pk, "file": SimpleUploadedFile(name, content)}
    return client.post(url, body, format="multipart", **headers)


def test_an_import_answers_with_what_became_of_the_rows(site, owner):
    response = send(owner, site)
    assert response.status_code == 200
    assert response.json() == {
        "added": 1,
        "duplicates": 1,
        "filled": 0,
        "rejected_count": 1,
        "rejected": [{"line": 3, "text": "", "reason": "The keyword is empty."}],
    }
    row = Keywords.objects.get()
    assert (row.site_id, row.account_id, row.keyword, row.volume) == (site.pk, site.account_id, "moka pot", 320)


def test_a_workbook_is_imported_like_a_text(site, owner):
    content = workbook(["Keyword", "Volume"], ["moka pot", 320.0])
    assert send(owner, site, content, name="k.xlsx").json()["added"] == 1
    assert Keywords.objects.get().volume == 320


def test_a_preview_says_what_would_be_and_writes_nothing(site, owner):
    KeywordFactory(site=site, keyword="drip")
    with nothing_written():
        response = send(owner, site, "Keyword;Suchvolumen;CPC\nmoka pot;1.300;0,5\ndrip;;\n;;1\n", url=PREVIEW)
    assert response.json() == {
        "filename": "k.csv",
        "format": "csv",
        "encoding": "utf-8",
        "separator": ";",
        "sheet": "",
        "columns": {"keyword": "Keyword", "volume": "Suchvolumen"},
        "unused_columns": ["CPC"],
        "rows": [
            {"line": 2, "keyword": "moka pot", "volume": 1300, "difficulty": None, "intent": "", "country": "",
             "is_new": True},
            {"line": 3, "keyword": "drip", "volume": None, "difficulty": None, "intent": "", "country": "",
             "is_new": False},
        ],
        "new": 1,
        "duplicates": 1,
        "rejected_count": 1,
        "rejected": [{"line": 4, "text": "", "reason": "The keyword is empty."}],
    }  # fmt: skip


def test_a_second_send_with_the_same_key_is_told_the_same_and_changes_nothing(site, owner):
    first = send(owner, site, key="k1")
    with nothing_written():
        second = send(owner, site, key="k1")
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()


def test_a_key_of_another_file_is_a_conflict_in_words(site, owner):
    send(owner, site, key="k1")
    with nothing_written():
        error = assert_error(send(owner, site, "Keyword\ndrip\n", key="k1"), 409, "ConflictError")
    assert error["error_message"] == "This Idempotency-Key was used for another file. Send a new one with this file."


def test_a_key_opens_no_import_of_somebody_else(site, owner, stranger):
    send(owner, site, key="k1")
    with nothing_written():
        assert_error(send(stranger, site, key="k1"), 404, "NotFoundError")


@pytest.mark.parametrize("key", ["", " ", "two words", "x" * 201, "é", "a\tb"])
def test_a_key_that_is_none_is_refused(site, owner, key):
    with nothing_written():
        error = assert_error(send(owner, site, key=key), 400, "ValidationError")
    assert "idempotency_key" in error["error_message"]


@both
def test_a_viewer_may_not(site, colleague, url):
    with nothing_written():
        assert_error(send(colleague, site, url=url), 403, "PermissionError")


@both
def test_a_foreign_site_does_not_exist(site, stranger, url):
    with nothing_written():
        assert_error(send(stranger, site, url=url), 404, "NotFoundError")


@both
@pytest.mark.parametrize("body", [{}, {"site_id": 1}, {"site_id": "x", "file": SimpleUploadedFile("k", b"x")}])
def test_what_is_missing_is_named(owner, url, body):
    with nothing_written():
        error = assert_error(owner.post(url, body, format="multipart"), 400, "ValidationError")
    assert {"file", "site_id"} & set(error["details"]["fields"])


@both
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“k.csv” is empty."),
        (b"Volume,KD\n1,2\n", "“k.csv” has no keyword column, only volume and difficulty. Name the column “keyword”."),
        (b"Keyword\n\x00\n", "“k.csv” has no keywords that can be taken: 1 row was rejected. Line 2: "
                             "It has control characters."),
        (b"Keyword\n" + b"x" * 200_000, "Line 2 of “k.csv” has no end. This is not a list of keywords."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "“k.csv” is an Excel workbook of the old kind (.xls) or one with a "
                                              "password. Save the keywords as CSV or XLSX and upload that."),
        (b"PK\x03\x04nonsense", "“k.csv” cannot be read as an Excel workbook. Open it in Excel, save it as CSV and "
                                "upload that."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_keywords_is_one_sentence_and_changes_nothing(site, owner, url, content, sentence):
    with nothing_written():
        error = assert_error(send(owner, site, content, url=url, key="k1"), 400, "ValidationError")
    assert error["error_message"] == sentence


@both
def test_a_file_that_is_too_large_is_refused_before_it_is_read(site, owner, url, settings):
    settings.KEYWORD_IMPORT_MAX_BYTES = 1 << 20
    for size in ((1 << 20) + 1, 3 << 20):
        with nothing_written():
            error = assert_error(send(owner, site, b"x\n" * (size // 2 + 1), url=url), 413, "ValidationError")
        assert error["error_message"] == "The file is larger than 1 MB. Split it and import the parts."


@both
def test_too_many_rows_are_refused_before_the_first_is_taken(site, owner, url, settings):
    settings.KEYWORD_IMPORT_MAX_ROWS = 5
    with nothing_written():
        error = assert_error(send(owner, site, "Keyword\n" + "moka pot\n" * 5, url=url), 400, "ValidationError")
    assert error["error_message"] == "“k.csv” has more than 5 rows. Split it and import the parts."


@both
def test_json_is_not_read_here(owner, url):
    assert_error(owner.post(url, {"site_id": 1}, format="json"), 415, "ValidationError")


@both
@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=x"])
def test_a_body_that_is_no_multipart_is_refused(site, owner, url, boundary):
    response = owner.generic("POST", url, b"nonsense", content_type=f"multipart/form-data{boundary}")
    assert_error(response, 400, "ValidationError")


def test_a_broken_body_of_a_browser_with_its_csrf_check_is_refused_too(site):
    """The check reads the form before DRF does."""
    user = UserFactory.member(site.account)
    browser = Client(enforce_csrf_checks=True)
    assert browser.login(username=user.email, password=PASSWORD)
    response = browser.generic("POST", IMPORT, b"nonsense", content_type="multipart/form-data; boundary=")
    assert response.status_code in (400, 403)
    assert set(response.json()) >= {"error_type", "error_message"}


def test_the_name_of_a_file_is_shortened_and_on_one_line(site, owner):
    error = assert_error(send(owner, site, b"", name="a\r\nb" + "x" * 300 + ".csv"), 400, "ValidationError")
    assert "\n" not in error["error_message"]
    assert len(error["error_message"]) < 130


def test_a_large_file_lies_on_the_disk_and_is_gone_afterwards(site, owner, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen = []
    real = keyword_import.opened

    def look(source, **options):
        seen.extend(path.name for path in tmp_path.iterdir() if path.name.endswith(".upload.csv"))
        return real(source, **options)

    monkeypatch.setattr(keyword_import, "opened", look)
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert send(owner, site, "Keyword\n" + "moka pot\n" * 1000).json()["duplicates"] == 999
    assert send(owner, site, "Keyword\n" + "?\n" * 1000).status_code == 400
    assert len(seen) == 2
    assert not list(tmp_path.glob("*.upload*"))


def test_a_chunk_costs_a_few_queries_and_not_one_for_each_row(site, owner):
    def queries(rows):
        with CaptureQueriesContext(connection) as seen:
            send(owner, site, "Keyword\n" + "".join(f"keyword {rows} {n}\n" for n in range(rows)))
        return len(seen)

    assert queries(2) == queries(20)
