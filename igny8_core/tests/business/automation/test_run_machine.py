"""Start, step, retry, pause, resume, cancel, top-up, messages twice, time: in any order, the books and counters hold.

`STATE_MACHINE_EXAMPLES=500` looks further, at other examples each time.
"""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from igny8_core.business.automation.services import stage_step
from igny8_core.tests.business.automation.in_turn import InTurn
from igny8_core.tests.business.automation.run_machine import RunMachine

CHEAP = {"ideas_per_cluster": "2", "words_per_article": "500", "images_per_article": "2"}
#: Else it would have proven nothing. Examples move with the code they run through, so what few of them reach is
#: asked of the long look only.
REACHED = ("completed", "cancelled", "paused", "stage 4", "stage 6", "stage 7", "taken over", "side by side")
SELDOM = ("reopened", "expired", "stopped", "meanwhile")
WIDE = int(os.environ.get("STATE_MACHINE_EXAMPLES", "0"))


def test_whatever_happens_to_a_run_everything_adds_up(db, script, time_machine, settings, monkeypatch):
    monkeypatch.setattr(stage_step, "SideBySide", InTurn)
    settings.TASK_MAX_ATTEMPTS = 1
    # What the scripted provider makes of three keywords costs about as much.
    settings.ESTIMATE_DEFAULTS = {**settings.ESTIMATE_DEFAULTS, **CHEAP}
    seen = Counter()
    machine = type("Machine", (RunMachine,), {"clock": time_machine, "script": script, "seen": seen})
    run_state_machine_as_test(machine, settings=_profile())
    assert {*REACHED, *(SELDOM if WIDE else ())} <= set(+seen), seen


def _profile():
    return settings(
        max_examples=WIDE or 18,
        stateful_step_count=40 if WIDE else 15,
        derandomize=not WIDE,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
