"""Step 3: keep the provider's answer before anything is made of it. It is paid for.

A retry of the same task with the same question finds the answer here and does not ask again. A task that asks twice
keeps both answers, each with the hash of its question. Pictures go to the media storage.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

from igny8_core.ai.base import Reply, Request
from igny8_core.ai.engine.pictures import store_picture
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, ImageRequest, TextReply, TextRequest, Usage
from igny8_core.common.exceptions import StaleLeaseError
from igny8_core.common.rows import update_row
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.common.text import storable

_SECOND = "second"
#: Beside the model, by which a picture is charged.
_NOTHING_MORE = {"input_tokens": 0, "cached_tokens": 0, "output_tokens": 0, "requests": 0, "cost": "0"}


@dataclass(frozen=True)
class Entry:
    """An answer to be kept, with its question; `second` for the second round of a task."""

    digest: str
    request: Request
    reply: Reply
    provider: str
    second: bool = False


@dataclass(frozen=True)
class Stored:
    """An answer found in the journal, and who gave it."""

    reply: Reply
    provider: str


def request_hash(request: Request) -> str:
    """Which question this is, whatever its operation id."""
    if isinstance(request, TextRequest):
        asked = request.question or request.prompt
        parts: tuple[str, ...] = ("text", request.function, request.system, asked, str(request.words_wanted))
    else:
        parts = ("image", request.prompt, request.size, request.model, request.image_format)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def operation_id(task: AITask, *, second: bool = False) -> str:
    """The provider's idempotency key: the same for every try of a question until a reply was rejected."""
    return f"{task.pk}.{task.replies_rejected}" + (".2" if second else "")


def stored_reply(task: AITask, digest: str, *, second: bool = False) -> Stored | None:
    """The answer already paid for, if it answers this very question."""
    first = task.stored_response
    packed = (first or {}).get(_SECOND) if second else first
    if packed is None:
        return None
    asked = packed["request_hash"] if second else task.request_hash
    return Stored(_unpack(packed), str(packed.get("provider", ""))) if asked == digest else None


def stored_usages(task: AITask) -> tuple[list[Usage], str]:
    """What the answers in the journal took as far as it is not logged yet, and who gave them."""
    first = task.stored_response or {}
    packed = [one for one in (first, first.get(_SECOND)) if one and one["usage"]["requests"]]
    return [Usage(**one["usage"]) for one in packed], str(first.get("provider", ""))


def as_logged(stored: dict[str, Any] | None) -> dict[str, Any] | None:
    """The same answers, still good, that took nothing which is not in the usage log."""
    if stored is None:
        return None
    logged = {**stored, "usage": {**stored["usage"], **_NOTHING_MORE}}
    return {**logged, _SECOND: as_logged(stored[_SECOND])} if _SECOND in stored else logged


def keep_reply(task: AITask, entry: Entry, *, message: str) -> None:
    """Write the answer down. Raises StaleLeaseError when the task was given to another worker meanwhile."""
    packed = {**_pack(task, entry), "provider": entry.provider, "request_hash": entry.digest}
    changes = _second_round(task, packed) if entry.second else _first_round(packed, entry)
    moved = update_row(
        AITask,
        where={"id": task.pk, "lease_token": task.lease_token, "status": GenerationStatus.PROCESSING},
        changes={
            **changes,
            "operation_id": operation_id(task, second=entry.second),
            "phase": "PARSE",
            "percentage": 80,
            "message": message[:300],
        },
    )
    if moved != 1:
        raise StaleLeaseError
    for name, value in changes.items():
        setattr(task, name, value)


def _first_round(packed: dict[str, Any], entry: Entry) -> dict[str, Any]:
    return {
        "stored_response": packed,
        "request_hash": entry.digest,
        "prompt_version": getattr(entry.request, "prompt_version", ""),
    }


def _second_round(task: AITask, packed: dict[str, Any]) -> dict[str, Any]:
    return {"stored_response": {**(task.stored_response or {}), _SECOND: packed}}


def _pack(task: AITask, entry: Entry) -> dict[str, Any]:
    request, reply = entry.request, entry.reply
    if isinstance(reply, TextReply):
        return {"text": storable(reply.text), "usage": asdict(reply.usage), "finish_reason": reply.finish_reason}
    if not isinstance(request, ImageRequest):
        raise TypeError("a picture answers no text question")
    name, media_type = store_picture(task, digest=entry.digest, request=request, reply=reply)
    return {"file": name, "media_type": media_type, "usage": asdict(reply.usage)}


def _unpack(packed: dict[str, Any]) -> Reply:
    usage = Usage(**packed["usage"])
    if "text" in packed:
        return TextReply(text=packed["text"], usage=usage, finish_reason=packed["finish_reason"])
    return ImageReply(content=b"", media_type=packed["media_type"], usage=usage, is_ours=True)
