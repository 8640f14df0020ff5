"""Ringing the driver of a run."""

from __future__ import annotations

from igny8_core.common.doorbell import ring_on_commit

DRIVE_TASK = "automation.drive_run"


def ring_driver(run_pk: int, *, after_seconds: float = 0) -> None:
    """Ask any worker to drive this run on, once the transaction is through."""
    ring_on_commit(DRIVE_TASK, run_pk, after_seconds=after_seconds)
