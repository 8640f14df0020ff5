"""A worker that dies at a named point, as `FAULT` makes a real one die; what runs after it is another worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import override_settings

from igny8_core.common import faults


class Killed(BaseException):
    """Nothing of ours catches it, as nothing catches the end of a process."""


def _die(code: int) -> None:
    raise Killed(code)


@contextmanager
def killed_at(point: str) -> Iterator[None]:
    """The block must die at `point` (`after_call:2`: the second time it comes by)."""
    with pytest.MonkeyPatch.context() as patch, override_settings(FAULT=point):
        patch.setattr(faults.os, "_exit", _die)
        faults._reached.clear()
        with pytest.raises(Killed):
            yield
