"""Numbers of many processes are one sum, the dead are not forgotten, and no work fails for want of counting."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest
from prometheus_client.parser import text_string_to_metric_families

from igny8_core.common.metrics import counting, files
from igny8_core.common.metrics.scrape import numbers_of_processes
from igny8_core.tests.services.workers import ROOT

COUNT = """
import sys
from django.conf import settings
settings.configure(DATA_DIR="unused")
from igny8_core.common.metrics.counting import batch_done
for _ in range(int(sys.argv[1])):
    batch_done(function="generate_content", outcome="saved", seconds=0.2)
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """A folder of its own, in which this process has no file: the ones that it has open are elsewhere."""
    monkeypatch.setenv(files.FOLDER_VARIABLE, str(tmp_path / "metrics"))
    return tmp_path / "metrics"


@pytest.fixture
def counting_anew(monkeypatch):
    """As in a process that has not counted yet."""
    monkeypatch.setattr(counting, "_state", {"ready_for": None, "refused": None})


def other_process(batches: int) -> None:
    subprocess.run([sys.executable, "-c", COUNT, str(batches)], check=True, cwd=ROOT, env=dict(os.environ))


def batches() -> float:
    text = numbers_of_processes().decode()
    samples = [s for family in text_string_to_metric_families(text) for s in family.samples]
    return sum(s.value for s in samples if s.name == "igny8_batch_seconds_count")


def test_what_other_processes_counted_is_added_up():
    other_process(2)
    other_process(3)
    assert batches() == 5


def test_the_numbers_of_the_dead_stay_in_one_file(own_folder):
    other_process(2)
    other_process(3)
    for path in own_folder.glob("*.db"):
        os.utime(path, (1, time.time() - files.DEAD_AFTER_SECONDS - 1))
    assert files.fold_dead() == 4
    assert sorted(p.name for p in own_folder.glob("*.db")) == ["counter_dead.db", "histogram_dead.db"]
    assert batches() == 5
    other_process(1)
    assert files.fold_dead() == 0
    assert batches() == 6


def test_a_process_has_room_on_the_disk_before_it_counts(own_folder):
    other_process(1)
    for path in own_folder.glob("*.db"):
        assert path.stat().st_blocks * 512 >= files.FILE_BYTES


def test_touching_says_that_this_process_lives():
    files.make_room()
    mine = files.folder() / f"counter_{files.process_name()}.db"
    os.utime(mine, (1, 1))
    files.touch()
    assert time.time() - mine.stat().st_mtime < 60


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(30, "Read-only")])
def test_a_disk_that_refuses_turns_counting_off_and_nothing_else(counting_anew, monkeypatch, caplog, error):
    def refuse():
        raise error

    monkeypatch.setattr(files, "make_room", refuse)
    # A worker started within another test may have configured logging anew, which disables the loggers of before.
    monkeypatch.setattr(counting.log, "disabled", False)
    with counting.provider_call(provider="openai", function="x"):
        pass
    counting.batch_done(function="x", outcome="saved", seconds=1)
    assert [r.getMessage().split(":")[0] for r in caplog.records] == ["Metrics are off in this process"]


def test_an_error_of_the_call_goes_on(monkeypatch):
    monkeypatch.setattr(counting, "_count", lambda change: None)
    with pytest.raises(ZeroDivisionError), counting.provider_call(provider="openai", function="x"):
        _ = 1 / 0


def test_without_a_folder_there_are_no_numbers_and_no_fault():
    assert numbers_of_processes() == b""
    assert files.fold_dead() == 0
