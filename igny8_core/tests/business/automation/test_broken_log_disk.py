"""The log directory is read-only, full, or no directory: the run completes, and the API shows every event."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from igny8_core.business.automation.models import AutomationEvent
from igny8_core.business.automation.services.driver import drive
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    start,
)
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class FullFile(io.StringIO):
    """A file on a full disk: small lines stay in the buffer, `flush` and `close` find out."""

    def flush(self):
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self):
        super().close()
        raise OSError(errno.ENOSPC, "No space left on device")


def a_file_in_its_place(settings, tmp_path, monkeypatch):
    settings.LOGS_DIR = tmp_path / "no-directory"
    settings.LOGS_DIR.write_text("")


def read_only(settings, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", _only_for_logs(Path.mkdir, refuse, settings.LOGS_DIR))


def full_when_written(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "open", _only_for_logs(Path.open, lambda *_, **__: FullFile(), settings.LOGS_DIR))


def full_when_closed(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(FullFile, "flush", lambda self: None)
    full_when_written(settings, tmp_path, monkeypatch)


def full_for_new_folders(settings, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", _only_for_logs(Path.open, refuse, settings.LOGS_DIR))


def _only_for_logs(usual, instead, folder):
    def choose(path, *args, **kwargs):
        return (instead if path.is_relative_to(folder) else usual)(path, *args, **kwargs)

    return choose


@pytest.mark.parametrize(
    "broken", [a_file_in_its_place, read_only, full_when_written, full_when_closed, full_for_new_folders]
)
def test_a_run_completes_and_every_event_is_there(settings, tmp_path, monkeypatch, broken):
    broken(settings, tmp_path, monkeypatch)
    site = small_site()
    run = drive_to_end(start(site))
    assert run.status == "completed"
    assert_counters_match_rows(run)
    assert_books_balance(run)
    owner = client_of(UserFactory.member(site.account))
    shown = str(owner.get(f"/api/v1/automation/logs/{run.run_id}/").json()["logs"])
    events = AutomationEvent.objects.filter(run=run).order_by("id").values_list("message", flat=True)
    assert len(events) > 15
    assert [message for message in events if repr(message)[1:-1] not in shown] == []


def test_a_disk_that_is_well_again_gets_the_lines_from_then_on(settings, tmp_path):
    site = small_site()
    run = start(site)
    settings.LOGS_DIR = tmp_path / "full"
    settings.LOGS_DIR.write_text("")
    drive(run.pk, slice_seconds=0)
    settings.LOGS_DIR.unlink()
    run = drive_to_end(run)
    files = list(settings.LOGS_DIR.rglob("automation_run.log"))
    assert (run.status, len(files)) == ("completed", 1)
    assert "Stage 6: Complete" in files[0].read_text()
