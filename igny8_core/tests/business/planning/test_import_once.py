import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from time_machine import travel

from igny8_core.business.automation.tasks import purge_logs
from igny8_core.business.planning.models import KeywordImport, Keywords
from igny8_core.business.planning.services import keyword_import
from igny8_core.business.planning.services.import_once import (
    KeyInUseError,
    KeyOfAnotherFileError,
    import_once,
    purge_old_imports,
)
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.factories import KeywordFactory, SiteFactory
from igny8_core.tests.modules.api import nothing_written

ROWS = 25
CONTENT = "Keyword,Volume\n" + "".join(f"keyword {n},{n}\n" for n in range(ROWS)) + ",1\nKEYWORD 3,4\n"


class Crash(BaseException):
    """A process that dies."""


def send(site, content=CONTENT, key="k1"):
    return import_once(site=site, key=key, source=io.BytesIO(content.encode()), filename="k.csv")


def counts(report):
    return report.added, report.duplicates, report.rejected_count


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(keyword_import, "CHUNK", 10)


def crash_at_chunk(monkeypatch, number, error=Crash):
    """The process dies while it saves this chunk."""
    real, seen = keyword_import.fill_gaps, []

    def fill(pairs):
        seen.append(1)
        if len(seen) == number:
            raise error
        return real(pairs)

    monkeypatch.setattr(keyword_import, "fill_gaps", fill)


def test_a_second_send_is_told_the_first_report_and_changes_nothing(site):
    first = send(site)
    assert counts(first) == (ROWS, 1, 1)
    with nothing_written():
        assert send(site) == first


def test_a_repeat_tells_the_same_even_when_the_keywords_are_gone(site):
    first = send(site)
    Keywords.objects.all().delete()
    assert send(site) == first
    assert not Keywords.objects.exists()


def test_the_key_of_another_file_is_refused_and_nothing_written(site):
    send(site)
    with nothing_written(), pytest.raises(KeyOfAnotherFileError, match="was used for another file"):
        send(site, CONTENT + "one more,1\n")


def test_another_key_and_another_site_are_imports_of_their_own(site):
    other = SiteFactory()
    send(site)
    assert counts(send(other)) == (ROWS, 1, 1)
    assert counts(send(site, key="k2")) == (0, ROWS + 1, 1)


def test_a_file_without_keywords_leaves_its_key_free(site):
    with nothing_written(), pytest.raises(InvalidInputError):
        send(site, "Keyword\n")
    assert counts(send(site)) == (ROWS, 1, 1)


def test_an_import_under_way_is_left_alone(site, monkeypatch, small_chunks):
    crash_at_chunk(monkeypatch, 2)
    with pytest.raises(Crash):
        send(site)
    with nothing_written(), pytest.raises(KeyInUseError, match="still under way"):
        send(site)


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_an_import_whose_process_died_is_gone_on_with_and_reported_as_one(site, monkeypatch, small_chunks, chunk):
    with monkeypatch.context() as patched:
        crash_at_chunk(patched, chunk)
        with pytest.raises(Crash):
            send(site)
    assert Keywords.objects.count() == (chunk - 1) * 10
    with travel(timezone.now() + timedelta(minutes=2)):
        assert counts(send(site)) == (ROWS, 1, 1)
    assert Keywords.objects.count() == ROWS


def test_after_an_error_of_ours_the_next_send_goes_on_at_once(site, monkeypatch, small_chunks):
    with monkeypatch.context() as patched:
        crash_at_chunk(patched, 2, error=RuntimeError)
        with pytest.raises(RuntimeError):
            send(site)
    assert counts(send(site)) == (ROWS, 1, 1)


def test_whoever_was_taken_over_saves_nothing_any_more(site, monkeypatch, small_chunks):
    real = keyword_import.fill_gaps

    def taken_over(pairs):
        KeywordImport.objects.update(token=99)
        return real(pairs)

    monkeypatch.setattr(keyword_import, "fill_gaps", taken_over)
    with pytest.raises(KeyInUseError, match="taken over"):
        send(site)
    assert not Keywords.objects.exists()


def test_what_the_site_has_already_is_filled_once(site):
    KeywordFactory(site=site, keyword="keyword 7")
    first = send(site)
    assert (counts(first), first.filled) == ((ROWS - 1, 2, 1), 1)
    assert send(site) == first


def test_keys_are_forgotten_after_a_day_and_not_before(site):
    send(site)
    assert purge_old_imports() == 0
    with travel(timezone.now() + timedelta(days=1, minutes=1)):
        purge_logs()
    assert not KeywordImport.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_sends_at_once_one_imports_and_the_other_waits_or_is_told(site, monkeypatch, small_chunks):
    together = Barrier(3)

    def one(_):
        together.wait()
        try:
            return counts(send(site))
        except KeyInUseError:
            return "later"
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(one, range(3)))
    assert (ROWS, 1, 1) in answers
    assert set(answers) <= {(ROWS, 1, 1), "later"}
    assert Keywords.objects.count() == ROWS
    assert counts(send(site)) == (ROWS, 1, 1)
