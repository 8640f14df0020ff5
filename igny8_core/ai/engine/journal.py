"""Step 3: keep the provider's answer before anything is made of it. It is paid for.

A retry of the same task with the same question finds the answer here and does not ask again. Pictures go to the media
storage under a name made of task and question, so that a second write lands on the first.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.ai.base import Reply, Request
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, TextReply, TextRequest, Usage
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.rows import update_row
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.text import storable

_EXTENSIONS = {"image/webp": "webp", "image/png": "png", "image/jpeg": "jpg"}


def request_hash(request: Request) -> str:
    """Which question this is, whatever its operation id."""
    if isinstance(request, TextRequest):
        parts: tuple[str, ...] = ("text", request.function, request.system, request.prompt, str(request.words_wanted))
    else:
        parts = ("image", request.prompt, request.size, request.model)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def operation_id(task: AITask) -> str:
    """The provider's idempotency key: the same for every try of a question until a reply was rejected."""
    return f"{task.pk}.{task.replies_rejected}"


def stored_reply(task: AITask, digest: str) -> Reply | None:
    """The answer already paid for, if it answers this very question."""
    if task.stored_response is None or task.request_hash != digest:
        return None
    return _unpack(task.stored_response)


def keep_reply(task: AITask, *, digest: str, reply: Reply, provider: str, prompt_version: str, message: str) -> None:
    """Write the answer down. Raises StaleLeaseError when the task was given to another worker meanwhile."""
    packed = {**_pack(task, digest, reply), "provider": provider}
    moved = update_row(
        AITask,
        where={"id": task.pk, "lease_token": task.lease_token, "status": GenerationStatus.PROCESSING},
        changes={
            "stored_response": packed,
            "request_hash": digest,
            "prompt_version": prompt_version,
            "operation_id": operation_id(task),
            "phase": "PARSE",
            "percentage": 80,
            "message": message[:300],
        },
    )
    if moved != 1:
        raise StaleLeaseError
    task.stored_response, task.request_hash = packed, digest


def _pack(task: AITask, digest: str, reply: Reply) -> dict[str, Any]:
    if isinstance(reply, TextReply):
        return {"text": storable(reply.text), "usage": asdict(reply.usage), "finish_reason": reply.finish_reason}
    extension = _EXTENSIONS.get(reply.media_type, "img")
    name = f"images/{task.account_id}/{task.site_id}/{task.pk}-{digest[:12]}.{extension}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(reply.content))
    return {"file": name, "media_type": reply.media_type, "usage": asdict(reply.usage)}


def _unpack(packed: dict[str, Any]) -> Reply:
    usage = Usage(**packed["usage"])
    if "text" in packed:
        return TextReply(text=packed["text"], usage=usage, finish_reason=packed["finish_reason"])
    return ImageReply(content=b"", media_type=packed["media_type"], usage=usage)
