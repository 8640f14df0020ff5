"""Times what the AI functions themselves do (load, ask, check, save rows), apart from the machinery around them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from igny8_core.ai.base import AIFunction
from igny8_core.ai.registry import FUNCTIONS, function_named
from igny8_core.benchmarks.spec_provider import SpecImageProvider, SpecTextProvider

OWN_WORK = ("plan", "prepare", "build_request", "parse_response", "save_output")


@dataclass
class Stopwatch:
    """Seconds on the wall and of this thread's processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, timed."""

        def run(*args: Any, **kwargs: Any) -> Any:
            wall, cpu = time.perf_counter(), time.thread_time()
            try:
                return work(*args, **kwargs)
            finally:
                self.wall += time.perf_counter() - wall
                self.cpu += time.thread_time() - cpu

        return run

    def watch(self) -> None:
        """Put every function and the provider under the watch."""
        for name in FUNCTIONS:
            kind: type[AIFunction] = type(function_named(name))
            for method in OWN_WORK:
                setattr(kind, method, self.timed(getattr(kind, method)))
        SpecTextProvider.complete = self.timed(SpecTextProvider.complete)  # type: ignore[method-assign]
        SpecImageProvider.generate = self.timed(SpecImageProvider.generate)  # type: ignore[method-assign]

    def reset(self) -> None:
        """Back to zero."""
        self.wall = self.cpu = 0.0
