"""Pictures on their way into our storage: decoded, cropped to the size asked for and encoded anew, once."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, ImageRequest
from igny8_core.ai.providers.reencoding import reencoded


def store_picture(task: AITask, *, digest: str, request: ImageRequest, reply: ImageReply) -> tuple[str, str]:
    """(media path, media type) of the stored picture. Raises UnusableAnswerError for bytes that are none.

    The name is made of task and question, so that a second write lands on the first.
    """
    ours = reply if reply.is_ours else reencoded(request, reply.content, usage=reply.usage)
    extension = ours.media_type.removeprefix("image/")
    name = f"images/{task.account_id}/{task.site_id}/{task.pk}-{digest[:12]}.{extension}"
    # A crash may have left half a file there.
    default_storage.delete(name)
    return default_storage.save(name, ContentFile(ours.content)), ours.media_type
