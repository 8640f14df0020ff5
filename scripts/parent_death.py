"""End a child when its parent is killed outright: even `kill -9` of `make run` leaves no orphan (Linux only)."""

from __future__ import annotations

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1
# Loaded here: a child between fork and exec must do as little as possible.
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def follow_parent(signal_number: signal.Signals) -> None:
    """Ask the kernel to send this process `signal_number` when the thread that started it ends."""
    if _libc is not None:
        _libc.prctl(_PR_SET_PDEATHSIG, int(signal_number), 0, 0, 0)


def terminate_with_parent() -> None:
    """For `preexec_fn`: a polite end, for programs that clean up on SIGTERM."""
    follow_parent(signal.SIGTERM)
