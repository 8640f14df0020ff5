"""Lines of diaries at given seconds."""

from __future__ import annotations

import json

from igny8_core.chaos.diary import Diary


def note(diary: Diary, what: str, *, at: float, pid: int = 1, **about) -> None:
    with diary.path.open("a") as file:
        file.write(json.dumps({"what": what, "pid": pid, "at": at, "about": about}) + "\n")
