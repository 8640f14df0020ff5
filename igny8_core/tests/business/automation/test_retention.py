"""Journals of runs that ended long ago are removed, and nothing else."""

from __future__ import annotations

import io
import os
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.automation.services import log_folders, retention
from igny8_core.business.automation.services.automation_logger import log_folder
from igny8_core.business.automation.services.retention import NOTHING, Purged, purge_old_logs
from igny8_core.business.automation.tasks import purge_logs
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.tests.factories import RunFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ninety_days(settings):
    settings.LOG_RETENTION_DAYS = 90


def journal(run: AutomationRun, *, days: float, events: int = 3) -> AutomationRun:
    """`run` with its last line so many days ago, in both places."""
    at = timezone.now() - timedelta(days=days)
    AutomationRun.objects.filter(pk=run.pk).update(started_at=at, completed_at=run.completed_at and at)
    AutomationEvent.objects.bulk_create(
        AutomationEvent(account=run.account, run=run, created_at=at, message=f"Line {n}") for n in range(events)
    )
    file = log_folder(run) / "automation_run.log"
    file.parent.mkdir(parents=True)
    file.write_text("Line 0\n")
    stamp = at.timestamp()
    os.utime(file, (stamp, stamp))
    return run


def lines_of(run: AutomationRun) -> tuple[int, bool]:
    """Events, and whether the files are there."""
    return AutomationEvent.objects.filter(run=run).count(), log_folder(run).exists()


@pytest.mark.parametrize("state", ["completed", "failed"])
def test_a_run_that_ended_91_days_ago_loses_its_lines_and_stays(site, state):
    run = journal(getattr(RunFactory, state)(site=site), days=91)
    entries = LedgerEntry.objects.count()
    assert purge_old_logs() == Purged(runs=1, events=3, folders=1)
    assert lines_of(run) == (0, False)
    assert AutomationRun.objects.filter(pk=run.pk).exists()
    assert LedgerEntry.objects.count() == entries > 0


def test_one_that_ended_89_days_ago_keeps_them(site):
    run = journal(RunFactory.completed(site=site), days=89)
    assert purge_old_logs() == NOTHING
    assert lines_of(run) == (3, True)


@pytest.mark.parametrize("state", ["running", "paused"])
def test_an_active_run_keeps_them_however_old(site, state):
    run = journal(getattr(RunFactory, state)(site=site), days=400)
    assert purge_old_logs() == NOTHING
    assert lines_of(run) == (3, True)


def test_a_run_taken_up_again_between_two_chunks_keeps_the_rest(site, monkeypatch):
    run = journal(RunFactory.completed(site=site), days=91, events=5)
    monkeypatch.setattr(retention, "CHUNK", 2)
    removed = AutomationEvent.objects.none().__class__.delete

    def removed_and_taken_up(rows):
        AutomationRun.objects.filter(pk=run.pk).update(status="running")
        return removed(rows)

    monkeypatch.setattr(AutomationEvent.objects.none().__class__, "delete", removed_and_taken_up)
    assert purge_old_logs() == Purged(runs=1, events=2, folders=0)
    assert lines_of(run) == (3, True)


def test_many_lines_go_in_chunks(site, monkeypatch, django_assert_max_num_queries):
    run = journal(RunFactory.completed(site=site), days=91, events=25)
    monkeypatch.setattr(retention, "CHUNK", 10)
    with django_assert_max_num_queries(25):
        assert purge_old_logs().events == 25
    assert lines_of(run) == (0, False)


def test_the_second_time_there_is_nothing_to_do(site):
    journal(RunFactory.completed(site=site), days=91)
    purge_old_logs()
    assert purge_old_logs() == NOTHING


def test_a_dry_run_counts_and_changes_nothing(site):
    run = journal(RunFactory.completed(site=site), days=91)
    assert purge_old_logs(dry_run=True) == Purged(runs=1, events=3, folders=1)
    assert lines_of(run) == (3, True)


def test_zero_days_keep_everything(site, settings):
    settings.LOG_RETENTION_DAYS = 0
    run = journal(RunFactory.completed(site=site), days=4000)
    assert purge_old_logs() == NOTHING
    assert lines_of(run) == (3, True)


def test_files_of_a_deleted_site_go_and_other_things_stay(settings):
    old = time.time() - 91 * 86400
    base = settings.LOGS_DIR / "automation"
    for path in ("7/8/run_20250101_000000_manual_aaaa/stage_1.log", "7/8/notes/mine.txt", "backup/8/run_x/a.log"):
        (base / path).parent.mkdir(parents=True)
        (base / path).write_text("x")
        os.utime(base / path, (old, old))
    assert purge_old_logs() == Purged(runs=0, events=0, folders=1)
    assert sorted(f.name for f in base.rglob("*") if f.is_file()) == ["a.log", "mine.txt"]


def test_links_lead_nowhere(site, settings, tmp_path):
    run = journal(RunFactory.completed(site=site), days=91)
    outside = tmp_path / "outside" / "1" / "run_20250101_000000_manual_bbbb"
    outside.mkdir(parents=True)
    kept = outside / "kept.log"
    kept.write_text("x")
    os.utime(kept, (1, 1))
    base = settings.LOGS_DIR / "automation"
    (base / "99").symlink_to(tmp_path / "outside")
    (base / str(run.account_id) / "98").symlink_to(outside.parent)
    (log_folder(run).parent / "run_20250101_000000_manual_bbbb").symlink_to(outside)
    (log_folder(run) / "link.log").symlink_to(kept)
    os.utime(log_folder(run) / "link.log", (1, 1), follow_symlinks=False)
    assert purge_old_logs().folders == 1
    assert kept.read_text() == "x"
    assert not log_folder(run).exists()


def test_a_disk_that_refuses_keeps_its_files_and_the_events_go(site, monkeypatch):
    run = journal(RunFactory.completed(site=site), days=91)

    def refuse(path):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(log_folders.shutil, "rmtree", refuse)
    assert purge_old_logs() == Purged(runs=1, events=3, folders=0)
    assert lines_of(run) == (0, True)


def test_without_a_log_directory_the_events_go_all_the_same(site, settings, tmp_path):
    journal(RunFactory.completed(site=site), days=91)
    settings.LOGS_DIR = tmp_path / "file"
    settings.LOGS_DIR.write_text("no directory")
    assert purge_old_logs() == Purged(runs=1, events=3, folders=0)


def test_the_command_and_the_task_do_it_and_the_command_tells(site):
    run = journal(RunFactory.completed(site=site), days=91)
    told = io.StringIO()
    call_command("purge_old_logs", "--dry-run", stdout=told)
    purge_logs()
    assert lines_of(run) == (0, False)
    call_command("purge_old_logs", stdout=told)
    assert told.getvalue().splitlines() == [
        "Would remove 3 events of 1 run, 1 log folder and 0 notices: ended more than 90 days ago.",
        "Removed 0 events of 0 runs, 0 log folders and 0 notices: ended more than 90 days ago.",
    ]


def test_the_command_says_when_nothing_is_ever_removed(settings):
    settings.LOG_RETENTION_DAYS = 0
    told = io.StringIO()
    call_command("purge_old_logs", stdout=told)
    assert told.getvalue() == "LOG_RETENTION_DAYS is 0: logs are kept for ever.\n"
