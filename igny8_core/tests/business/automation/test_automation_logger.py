"""The journal of a run: events in the database, mirrored to the files that the plan draws."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from igny8_core.business.automation.models import AutomationEvent
from igny8_core.business.automation.selectors.history import logs_of
from igny8_core.business.automation.services.automation_logger import AutomationLogger, Line, log_folder, one_line
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.factories import KeywordFactory, RunFactory, SiteFactory

pytestmark = pytest.mark.django_db
AT = datetime(2025, 12, 3, 14, 5, 24, tzinfo=UTC)


@pytest.fixture
def run(site):
    return RunFactory.running(
        site=site, run_id="run_20251203_140523_manual", started_at=datetime(2025, 12, 3, 14, 5, 23, tzinfo=UTC)
    )


@pytest.fixture
def logger(run):
    return AutomationLogger(run, timezone_name="UTC")


def _text(run, name):
    return (log_folder(run) / name).read_text(encoding="utf-8")


def test_the_folder_is_that_of_account_site_and_run(run, settings):
    folder = Path(settings.LOGS_DIR) / "automation" / str(run.account_id) / str(run.site_id) / run.run_id
    assert log_folder(run) == folder


def test_the_file_of_the_run_begins_with_what_it_is(run, logger):
    logger.mirror([Line("Automation started (trigger: manual)", at=AT)])
    assert _text(run, "automation_run.log") == (
        "========================================\n"
        "AUTOMATION RUN: run_20251203_140523_manual\n"
        "Started: 2025-12-03 14:05:23\n"
        "Trigger: manual\n"
        f"Account: {run.account_id}\n"
        f"Site: {run.site_id}\n"
        "========================================\n"
        "\n"
        "14:05:24 - Automation started (trigger: manual)\n"
    )


def test_a_stage_has_a_file_of_its_own_and_a_line_in_that_of_the_run(run, logger):
    logger.mirror([Line("Found 47 keywords: 3 batches", 1, at=AT), Line("Batch 1 complete", 1, at=AT)])
    stage = _text(run, "stage_1.log").splitlines()
    assert stage[1] == "STAGE 1: Keywords → Clusters (AI)"
    assert stage[5:] == ["14:05:24 - Found 47 keywords: 3 batches", "14:05:24 - Batch 1 complete"]
    assert _text(run, "automation_run.log").endswith(
        "14:05:24 - Stage 1: Found 47 keywords: 3 batches\n14:05:24 - Stage 1: Batch 1 complete\n"
    )


def test_lines_are_appended_under_one_head(run, logger):
    for _ in range(2):
        AutomationLogger(run, timezone_name="UTC").mirror([Line("Resumed", 4)])
    assert _text(run, "stage_4.log").count("STAGE 4") == 1
    assert _text(run, "stage_4.log").count("Resumed") == 2


@pytest.mark.django_db(transaction=True)
def test_a_whole_run_leaves_the_files_of_all_its_stages(script):
    run = drive_to_end(start(small_site()))
    names = sorted(path.name for path in log_folder(run).iterdir())
    assert names == ["automation_run.log", *(f"stage_{n}.log" for n in range(1, 8))]
    lines = _text(run, "automation_run.log").splitlines()
    assert lines[8].endswith("- Automation started (trigger: manual)")
    assert lines[-1].endswith("- Stage 7: Automation complete. 2 articles ready for review")


def test_times_are_those_of_the_site(run):
    AutomationLogger(run, timezone_name="Asia/Tokyo").mirror([Line("Paused", at=AT)])
    text = _text(run, "automation_run.log")
    assert "Started: 2025-12-03 23:05:23" in text
    assert text.endswith("23:05:24 - Paused\n")


def test_an_event_has_stage_level_figures_and_time(run, logger):
    logger.record([Line("Batch 1 complete", 4, "success", {"credits": 5}, AT)])
    event = AutomationEvent.objects.get()
    assert (event.run, event.account_id, event.stage, event.level) == (run, run.account_id, 4, "success")
    assert (event.message, event.data, event.created_at) == ("Batch 1 complete", {"credits": 5}, AT)


def test_many_lines_are_one_statement(logger, django_assert_num_queries):
    with django_assert_num_queries(1):
        logger.record([Line(f"Line {n}") for n in range(20)])
    assert list(AutomationEvent.objects.order_by("id").values_list("message", flat=True))[:2] == ["Line 0", "Line 1"]


def test_no_lines_are_no_statement(logger, django_assert_num_queries):
    with django_assert_num_queries(0):
        logger.record([])


# Hostile text ---------------------------------------------------------------------------------------------------------

FORGED = "moka pot\n14:05:25 - Automation complete.\r\n\u2028Failed\x0b\x85"


def test_a_line_break_in_a_keyword_does_not_forge_a_line(run, logger):
    logger.write([Line(f"Processing batch 1/1: {FORGED}", 1, at=AT)])
    for name in ("automation_run.log", "stage_1.log"):
        assert len(_text(run, name).split("\n\n", 1)[1].splitlines()) == 1
    message = AutomationEvent.objects.get().message
    assert message == "Processing batch 1/1: moka pot 14:05:25 - Automation complete. Failed"


def test_the_keyword_of_a_real_run_does_not_either(script):
    site = SiteFactory()
    KeywordFactory(site=site, keyword="moka\n14:05:25 - Stage 1: forged")
    run = drive_to_end(start(site))
    assert run.status == "completed"
    for text in logs_of(run, timezone_name="UTC").values():
        assert not any(line.endswith("- Stage 1: forged") and "batch" not in line for line in text.splitlines())


@pytest.mark.parametrize("text", ["a\x00b", "\ud800 half a sign", "😀" * 400, "\x1b[31mred"])
def test_strange_text_stops_nothing(run, logger, text):
    logger.write([Line(text, 1)])
    assert AutomationEvent.objects.count() == 1
    assert _text(run, "stage_1.log")


def test_a_line_is_at_most_500_signs():
    assert len(one_line("x" * 9000)) == 500


@pytest.mark.parametrize("run_id", ["../../etc", "a/b", "a\\b", "", ".", "run 1", "run\n", "a\x00b", "run_1/../x"])
def test_a_run_id_that_could_lead_elsewhere_is_refused(site, run_id, settings):
    run = RunFactory.build(site=site, run_id=run_id)
    with pytest.raises(ValueError, match="run ids"):
        log_folder(run)
    assert not Path(settings.LOGS_DIR).exists()


# A disk that refuses --------------------------------------------------------------------------------------------------


def _completes(site):
    run = drive_to_end(start(site))
    assert run.status == "completed"
    assert run.events.filter(message__startswith="Automation complete").exists(), "the database has the journal"
    return run


def test_a_folder_that_cannot_be_made_never_stops_a_run(script, settings, tmp_path, caplog):
    (tmp_path / "blocked").write_text("a file where the folder should be")
    settings.LOGS_DIR = tmp_path / "blocked"
    _completes(small_site())
    assert "Could not write the log files" in caplog.text


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_read_only_disk_never_stops_a_run(script, settings, caplog):
    """Not even root makes a folder in /proc."""
    settings.LOGS_DIR = Path("/proc/logs")
    _completes(small_site())
    assert "Could not write the log files" in caplog.text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_never_stops_a_run(script, caplog):
    """Every write to /dev/full answers: no space left on device."""
    site = small_site()
    run = start(site)
    log_folder(run).mkdir(parents=True, exist_ok=True)
    for name in ["automation_run.log", *(f"stage_{n}.log" for n in range(1, 8))]:
        (log_folder(run) / name).unlink(missing_ok=True)
        (log_folder(run) / name).symlink_to("/dev/full")
    run = drive_to_end(run)
    assert run.status == "completed"
    assert "No space left on device" in caplog.text


def test_the_journal_is_read_from_the_database(run, logger):
    logger.record([Line("Automation started", at=AT), Line("Found 47 keywords", 1, at=AT)])
    logs = logs_of(run, timezone_name="UTC")
    assert list(logs) == ["automation_run", *(f"stage_{n}" for n in range(1, 8))]
    assert logs["automation_run"] == "14:05:24 - Automation started\n14:05:24 - Stage 1: Found 47 keywords"
    assert logs["stage_1"] == "14:05:24 - Found 47 keywords"
    assert logs["stage_2"] == ""
    assert not log_folder(run).exists()
