"""A provider that writes down what it sells, before it thinks: the moment from which a call is paid for.

Texts are sold as often as they are asked for. Pictures can be asked about first, as at a provider that keeps them by
the id of the operation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from igny8_core.ai.providers.base import (
    ImageReply,
    ImageRequest,
    OnProgress,
    TextReply,
    TextRequest,
    Usage,
    no_progress,
)
from igny8_core.chaos.answers import answer, less
from igny8_core.chaos.diary import Diary, Folder
from igny8_core.chaos.moods import CALM, Mood
from igny8_core.tests.scripted_provider import PIXEL

USAGE = Usage(model="chaos", input_tokens=10, output_tokens=20)


class Counter:
    """The provider's till, in this process: where it writes and how it feels."""

    def __init__(self) -> None:
        self.folder = Folder(Path(settings.DATA_DIR))
        self.mood: Mood = CALM

    @property
    def diary(self) -> Diary:
        """Of the calls."""
        return self.folder.calls

    @contextmanager
    def sale(self, operation_id: str, function: str) -> Iterator[None]:
        """Sell one answer. What is raised within or after it is noted as the provider's own fault."""
        self.mood.before_sale(function)
        self.diary.write("sold", operation=operation_id, function=function)
        try:
            self.mood.while_working()
            yield
        except Exception:
            self.diary.write("failed", operation=operation_id)
            raise
        self.diary.write("answered", operation=operation_id)

    def has_sold(self, operation_id: str) -> bool:
        """Whether this very operation was paid for before."""
        found = [entry.about["operation"] for entry in self.diary.read() if entry.what == "sold"]
        return operation_id in found


COUNTER = Counter()


class ChaosTextProvider:
    """Sells texts."""

    name = "chaos"
    is_local = False

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """A good answer, half of one, or none."""
        with COUNTER.sale(request.operation_id, request.function):
            reply = answer(request.function, request.data)
            if COUNTER.mood.is_sloppy():
                reply = less(request.function, reply)
            text = "I am not sure." if COUNTER.mood.is_lost_for_words() else json.dumps(reply)
            return TextReply(text=text, usage=USAGE)


class ChaosImageProvider:
    """Sells pictures, and hands out again what it has sold."""

    name = "chaos"
    is_local = False
    model = "chaos"

    def generate(self, request: ImageRequest) -> ImageReply:
        """One pixel."""
        if request.maybe_asked and COUNTER.has_sold(request.operation_id):
            COUNTER.diary.write("handed out", operation=request.operation_id)
        else:
            with COUNTER.sale(request.operation_id, "generate_images"):
                pass
        return ImageReply(content=PIXEL, media_type="image/png", usage=USAGE, is_ours=True)
