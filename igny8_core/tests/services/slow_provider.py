"""The spec's answers after a moment, each call written down: one line per call that was paid for."""

from __future__ import annotations

import os
import time
from pathlib import Path

from igny8_core.ai.providers.base import ImageReply, ImageRequest, OnProgress, TextReply, TextRequest, no_progress
from igny8_core.benchmarks.spec_provider import SpecImageProvider, SpecTextProvider

SECONDS = 0.05


def _paid(operation_id: str) -> None:
    with Path(os.environ["IGNY8_DATA_DIR"], "calls.txt").open("a") as calls:
        calls.write(f"{operation_id}\n")
    time.sleep(SECONDS)


class SlowTextProvider(SpecTextProvider):
    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        _paid(request.operation_id)
        return super().complete(request, on_progress=on_progress)


class SlowImageProvider(SpecImageProvider):
    def generate(self, request: ImageRequest) -> ImageReply:
        _paid(request.operation_id)
        return super().generate(request)
