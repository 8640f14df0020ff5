"""Stands in for a provider that cannot be asked as things are set."""

from __future__ import annotations

from igny8_core.ai.providers.base import (
    ImageReply,
    ImageRequest,
    OnProgress,
    TextReply,
    TextRequest,
    no_progress,
)
from igny8_core.common.exceptions import ProviderKeyRefusedError


class RefusingProvider:
    """Every call says what is missing, which stops a run. Going on offline would fill a site with placeholders."""

    is_local = False

    def __init__(self, name: str, model: str, sentence: str) -> None:
        self.name = name
        self.model = model
        self.sentence = sentence

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """Raise ProviderKeyRefusedError."""
        raise ProviderKeyRefusedError(self.sentence)

    def generate(self, request: ImageRequest) -> ImageReply:
        """Raise ProviderKeyRefusedError."""
        raise ProviderKeyRefusedError(self.sentence)
