"""The provider that needs no key and no network: it does the honest part of each job without a model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.utils.module_loading import import_string
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
from igny8_core.ai.providers.offline.image import draw
from igny8_core.common.exceptions import ProviderError

Answer = Callable[[Mapping[str, Any]], BaseModel]
#: Loaded when first asked: grouping keywords takes a hundred megabytes, which web processes do without.
ANSWERS = {
    "auto_cluster": "igny8_core.ai.providers.offline.assigning.assign",
    "generate_ideas": "igny8_core.ai.providers.offline.ideas.suggest",
    "generate_content": "igny8_core.ai.providers.offline.article.draft",
    "generate_image_prompts": "igny8_core.ai.providers.offline.prompts.describe_images",
}


class OfflineProvider:
    """Text and images, deterministic: the same request gets the same reply."""

    name = "offline"
    is_local = True
    model = "offline"

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """Answer from `request.data`. Raises ProviderError for a function that has no offline answer."""
        if request.function not in ANSWERS:
            raise ProviderError(f"There is no offline answer for {request.function}.", phase="AI_CALL")
        answer = cast("Answer", import_string(ANSWERS[request.function]))
        text = answer(request.data).model_dump_json()
        on_progress(request.words_wanted, request.words_wanted)
        return TextReply(text=text, usage=Usage(model=self.model))

    def generate(self, request: ImageRequest) -> ImageReply:
        """Draw a placeholder. Raises InvalidInputError for a size or format that is none."""
        content = draw(prompt=request.prompt, label=request.label, size=request.size, image_format=request.image_format)
        kind = media_type(request.image_format)
        return ImageReply(content=content, media_type=kind, usage=Usage(model=self.model), is_ours=True)
