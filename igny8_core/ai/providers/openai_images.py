"""Images from OpenAI or a compatible server. Bytes come inside the answer; no address from outside is ever fetched."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from openai.types import ImagesResponse

from igny8_core.ai.providers.base import ImageReply, ImageRequest, Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.image_bytes import media_type, parse_size
from igny8_core.ai.providers.openai_client import IMAGE_READ_SECONDS, Connection
from igny8_core.ai.providers.openai_errors import translated
from igny8_core.ai.providers.openai_text import operation_headers
from igny8_core.ai.providers.openai_usage import usage_of
from igny8_core.ai.providers.reencoding import reencoded
from igny8_core.common.exceptions import ProviderError

_STANDARD = ((1024, 1024), (1536, 1024), (1024, 1536))
_WIDE = ((1536, 864), (864, 1536))
#: Sizes by the start of the model's name, most special first.
_SIZES: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("gpt-image-2", (*_STANDARD, *_WIDE)),
    ("dall-e-3", ((1024, 1024), (1792, 1024), (1024, 1792))),
    ("dall-e-2", ((1024, 1024),)),
    ("", _STANDARD),
)
#: These always send bytes and refuse to be asked for them; others send an address unless asked.
_ALWAYS_BYTES = ("gpt-image", "chatgpt-image")


class OpenAIImageProvider:
    """Makes pictures through the official client. One instance serves all threads."""

    name = "openai"
    is_local = False

    def __init__(self, api_key: str, base_url: str, model: str, *, connection: Connection | None = None) -> None:
        self.model = model
        self._connection = connection or Connection(api_key=api_key, base_url=base_url, read_seconds=IMAGE_READ_SECONDS)

    def generate(self, request: ImageRequest) -> ImageReply:
        """Return the picture in exactly the size and format asked for: scaled to fit and cropped around the centre.

        Raises what `OpenAITextProvider.complete` raises; InvalidInputError also for a size or format that is none and
        for a prompt that is declined, UnusableAnswerError for bytes that are no picture.
        """
        model = request.model or self.model
        size = parse_size(request.size)
        media_type(request.image_format)
        answer = self._ask(request, model=model, asked=nearest_size(model, size))
        usage = usage_of(answer.usage, model=model)
        return reencoded(request, _decoded(answer, usage), usage=usage, revised_prompt=_first(answer, "revised_prompt"))

    def _ask(self, request: ImageRequest, *, model: str, asked: tuple[int, int]) -> ImagesResponse:
        options: dict[str, Any] = {} if model.startswith(_ALWAYS_BYTES) else {"response_format": "b64_json"}
        client = self._connection.client
        with translated(self._connection, model=model):
            answer = client.images.generate(
                model=model,
                prompt=request.prompt,
                n=1,
                size=f"{asked[0]}x{asked[1]}",
                extra_headers=operation_headers(request.operation_id),
                extra_body=options,
            )
        # A body that is no JSON comes through the client as text.
        if not isinstance(answer, ImagesResponse):
            raise ProviderError(f"{self._connection.label} answered with something that is not an image.")
        return answer


def nearest_size(model: str, size: tuple[int, int]) -> tuple[int, int]:
    """The size the model can make of which least is cropped away, and of those alike the largest."""
    allowed = next(sizes for start, sizes in _SIZES if model.startswith(start))
    return max(allowed, key=lambda one: (round(_kept(one, size), 3), one[0] * one[1]))


def _kept(made: tuple[int, int], wanted: tuple[int, int]) -> float:
    """The share of the picture that is left after cropping it to the wanted proportions."""
    ratio = (made[0] / made[1]) / (wanted[0] / wanted[1])
    return min(ratio, 1 / ratio)


def _decoded(answer: ImagesResponse, usage: Usage) -> bytes:
    text = _first(answer, "b64_json")
    if not text:
        raise UnusableAnswerError("The provider's answer holds no image.", usage=usage)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnusableAnswerError("The provider's answer holds no readable image.", usage=usage) from error


def _first(answer: ImagesResponse, name: str) -> str:
    images = answer.data if isinstance(answer.data, list) else []
    value = getattr(images[0], name, None) if images else None
    return value if isinstance(value, str) else ""
