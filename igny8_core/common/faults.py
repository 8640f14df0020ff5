"""Named points where a test may make the process die, to prove that nothing is lost.

`FAULT=after_call:2` exits the process, without any clean-up, the second time `after_call` is reached. With `FAULT`
unset, as in every real deployment, a point costs one comparison.
"""

from __future__ import annotations

import os
from collections import Counter

from django.conf import settings

POINTS = ("after_claim", "after_call", "after_journal", "inside_save", "after_save", "after_fill")
_reached: Counter[str] = Counter()


def fault_point(name: str) -> None:
    """Die here if the environment says so."""
    fault = str(getattr(settings, "FAULT", ""))
    if not fault:
        return
    _reached[name] += 1
    wanted, _, nth = fault.partition(":")
    if wanted == name and _reached[name] == int(nth or 1):
        os._exit(137)
