"""Forking processes that have everything imported: starting Python anew for each would take most of the time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerProcess
from typing import Any


def forked(target: Callable[..., None], *args: Any) -> ForkServerProcess:
    """A process that does `target(*args)`. It ends with the one that asked for it, whatever happens."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["igny8_core.chaos.worker"])
    process = context.Process(target=target, args=args, daemon=True)
    process.start()
    return process
