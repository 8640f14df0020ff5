"""Pictures on their way into our storage: decoded, cropped to the size asked for and encoded anew, once."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, ImageRequest
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.image_bytes import encode, parse_size
from igny8_core.common.exceptions import ProviderError


def store_picture(task: AITask, *, digest: str, request: ImageRequest, reply: ImageReply) -> tuple[str, str]:
    """(media path, media type) of the stored picture. Raises UnusableAnswerError for bytes that are none.

    The name is made of task and question, so that a second write lands on the first.
    """
    content, image_format = _ours(request, reply)
    name = f"images/{task.account_id}/{task.site_id}/{task.pk}-{digest[:12]}.{image_format}"
    # A crash may have left half a file there.
    default_storage.delete(name)
    return default_storage.save(name, ContentFile(content)), f"image/{image_format}"


def _ours(request: ImageRequest, reply: ImageReply) -> tuple[bytes, str]:
    if reply.is_ours:
        return reply.content, reply.media_type.removeprefix("image/")
    try:
        content = encode(reply.content, size=parse_size(request.size), image_format=request.image_format)
    except ProviderError as error:
        raise UnusableAnswerError(error.message, usage=reply.usage, details=error.details) from error
    return content, request.image_format
