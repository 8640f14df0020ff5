"""Diaries: whole lines, whoever writes and whoever dies."""

from __future__ import annotations

import os
import threading


def test_what_was_written_can_be_read_oldest_first(folder):
    folder.calls.write("sold", operation="a")
    folder.calls.write("answered", operation="a")
    first, second = folder.calls.read()
    assert (first.what, first.pid, first.about) == ("sold", os.getpid(), {"operation": "a"})
    assert first.at <= second.at


def test_a_diary_that_nobody_wrote_is_empty(folder):
    assert folder.drives.read() == []


def test_many_writers_leave_whole_lines(folder):
    def write():
        for number in range(50):
            folder.drives.write("took", run=number, token=1)

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(folder.drives.read()) == 400
