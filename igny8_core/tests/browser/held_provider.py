"""The offline provider behind a gate: a test sees the work in the middle, and lets it go on when it has looked."""

from __future__ import annotations

import threading
from collections import Counter

from igny8_core.ai.providers.base import ImageReply, ImageRequest, OnProgress, TextReply, TextRequest, no_progress
from igny8_core.ai.providers.offline.provider import OfflineProvider

#: A call that is held for longer was forgotten by its test.
LONGEST_SECONDS = 60.0


class Gate:
    """Calls of the functions that are held wait here, the others pass."""

    def __init__(self) -> None:
        self._moved = threading.Condition()
        self._held: set[str] = set()
        self._passes: Counter[str] = Counter()

    def hold(self, *functions: str) -> None:
        with self._moved:
            self._held.update(functions)

    def let_through(self, function: str, calls: int = 1) -> None:
        """So many calls of a held function may pass, those that wait first."""
        with self._moved:
            self._passes[function] += calls
            self._moved.notify_all()

    def open(self) -> None:
        """From now on everything passes."""
        with self._moved:
            self._held.clear()
            self._passes.clear()
            self._moved.notify_all()

    def wait(self, function: str) -> None:
        with self._moved:
            if not self._moved.wait_for(lambda: self._is_free(function), timeout=LONGEST_SECONDS):
                raise TimeoutError(f"Nobody let {function} through.")
            if function in self._held:
                self._passes[function] -= 1

    def _is_free(self, function: str) -> bool:
        return function not in self._held or self._passes[function] > 0


GATE = Gate()


class HeldProvider(OfflineProvider):
    """Texts and images of the offline provider, each after the gate."""

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        GATE.wait(request.function)
        return super().complete(request, on_progress=on_progress)

    def generate(self, request: ImageRequest) -> ImageReply:
        GATE.wait("generate_images")
        return super().generate(request)
