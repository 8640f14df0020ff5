"""A provider's picture made ours; what was paid for and is none says what it took."""

from __future__ import annotations

from igny8_core.ai.providers.base import ImageReply, ImageRequest, Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.image_bytes import encode, media_type, parse_size
from igny8_core.common.exceptions import ProviderError


def reencoded(request: ImageRequest, content: bytes, *, usage: Usage, revised_prompt: str = "") -> ImageReply:
    """The picture in exactly the size and format asked for: scaled to fit, cropped around the centre.

    Raises UnusableAnswerError for bytes that are no picture.
    """
    try:
        ours = encode(content, size=parse_size(request.size), image_format=request.image_format)
    except ProviderError as error:
        raise UnusableAnswerError(error.message, usage=usage, details=error.details) from error
    return ImageReply(
        content=ours,
        media_type=media_type(request.image_format),
        usage=usage,
        revised_prompt=revised_prompt,
        is_ours=True,
    )
