"""Named points where a test may make the process die, to prove that nothing is lost.

`FAULT=after_call:2` exits the process, without any clean-up, the second time `after_call` is reached. Only the settings
of tests and benchmarks read that variable; production refuses to start with it. A point then costs one comparison.
"""

from __future__ import annotations

import os
from collections import Counter

from django.conf import settings

#: In about the order in which a run passes them, then those of a mail. `inside_…` is within the transaction, before its
#: commit.
POINTS = (
    "inside_start",
    "before_ring",
    "after_lease",
    "inside_fill",
    "after_fill",
    "after_claim",
    "after_call",
    "after_journal",
    "after_second_call",
    "after_second_journal",
    "inside_save",
    "after_save",
    "inside_fail",
    "after_fail",
    "inside_close",
    "after_close",
    "inside_retry",
    "inside_pause",
    "inside_resume",
    "inside_cancel",
    "inside_end",
    "before_send",
    "after_send",
)
EXIT_STATUS = 137
_reached: Counter[str] = Counter()


def fault_point(name: str) -> None:
    """Die here if the settings say so."""
    fault = str(getattr(settings, "FAULT", ""))
    if not fault:
        return
    _reached[name] += 1
    wanted, _, nth = fault.partition(":")
    if wanted == name and _reached[name] == int(nth or 1):
        os._exit(EXIT_STATUS)
