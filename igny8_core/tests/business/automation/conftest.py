from __future__ import annotations

import pytest


@pytest.fixture
def clock(time_machine):
    """Time goes on by itself from a Monday morning, and may be moved."""
    time_machine.move_to("2026-01-05T10:00:00Z", tick=True)
    return time_machine
