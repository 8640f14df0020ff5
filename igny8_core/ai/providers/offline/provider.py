"""The provider that needs no key and no network: it does the honest part of each job without a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from igny8_core.ai.providers.base import (
    ImageReply,
    ImageRequest,
    OnProgress,
    TextReply,
    TextRequest,
    Usage,
    no_progress,
)
from igny8_core.ai.providers.image_bytes import media_type
from igny8_core.ai.providers.offline.article import draft
from igny8_core.ai.providers.offline.assigning import assign
from igny8_core.ai.providers.offline.ideas import suggest
from igny8_core.ai.providers.offline.image import draw
from igny8_core.ai.providers.offline.prompts import describe_images
from igny8_core.common.exceptions import ProviderError

ANSWERS: dict[str, Callable[[Mapping[str, Any]], BaseModel]] = {
    "auto_cluster": assign,
    "generate_ideas": suggest,
    "generate_content": draft,
    "generate_image_prompts": describe_images,
}


class OfflineProvider:
    """Text and images, deterministic: the same request gets the same reply."""

    name = "offline"
    is_local = True
    model = "offline"

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """Answer from `request.data`. Raises ProviderError for a function that has no offline answer."""
        answer = ANSWERS.get(request.function)
        if answer is None:
            raise ProviderError(f"There is no offline answer for {request.function}.", phase="AI_CALL")
        text = answer(request.data).model_dump_json()
        on_progress(request.words_wanted, request.words_wanted)
        return TextReply(text=text, usage=Usage(model=self.model))

    def generate(self, request: ImageRequest) -> ImageReply:
        """Draw a placeholder. Raises InvalidInputError for a size or format that is none."""
        content = draw(prompt=request.prompt, label=request.label, size=request.size, image_format=request.image_format)
        kind = media_type(request.image_format)
        return ImageReply(content=content, media_type=kind, usage=Usage(model=self.model), is_ours=True)
