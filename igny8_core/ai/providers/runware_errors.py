"""What goes wrong at Runware, as errors of the product with a sentence for the user.

Its codes are words that are still changing, so they are told by what they contain, beside the HTTP status.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from igny8_core.ai.providers.openai_errors import retry_after
from igny8_core.ai.providers.runware_client import Answer, Row
from igny8_core.common.exceptions import (
    AppError,
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    ProviderTimeoutError,
    TooManyRequestsError,
)
from igny8_core.common.numbers import plural
from igny8_core.common.text import storable

#: The task id was used before: proof that the picture was ordered.
CONFLICT = "conflictTaskUUID"
_CONTENT = ("providercontent", "contentpolicy", "contentdetected", "contentrejected", "nsfw", "moderation")
_BLOCKED = ("promptblocked", "imageblocked")
_QUOTA = ("credit", "quota", "balance", "paymentrequired")
_KEY = ("apikey", "unauthorized", "authentication", "credentials", "suspended", "disabled")
_NOT_ALLOWED = ("forbidden", "permission")
_MODEL = ("modelnotfound", "unknownmodel", "invalidmodel", "missingmodel")
_REQUEST = ("invalid", "missing", "unsupported", "value", "array", "duplicate", "conflict", "incompatible", "unknown")
_REQUEST_STATUSES = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)
_MESSAGE_LENGTH = 300


def code_of(error: Row) -> str:
    """Its word for what went wrong, or an empty text."""
    return str(error.get("code") or "")


def says_not_found(error: Row) -> bool:
    """True when a task was looked up that Runware does not know (any more)."""
    return code_of(error).lower().endswith(("tasknotfound", "failedornotfound", "expired"))


def first_error(errors: Sequence[Row]) -> Row:
    """The first one, or an empty one: some refusals are nothing but a status."""
    return errors[0] if errors else {}


def app_error(error: Row, *, api_key: str, model: str, answer: Answer | None = None) -> AppError:
    """One of its errors as one of ours. Without `answer` it is the fate of a task, not that of a call."""
    status = answer.status if answer else 0
    said = _quotable(error.get("message"), api_key)
    details = {"status": status, "code": code_of(error), "said": said}
    low = code_of(error).lower()
    if _has(low, _CONTENT + _BLOCKED):
        return InvalidInputError("Runware declined this picture because of its content.", details=details)
    if "ratelimit" in low or status == HTTPStatus.TOO_MANY_REQUESTS:
        return _slow_down(answer.headers if answer else {}, details)
    if "timeout" in low or status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT):
        return ProviderTimeoutError("Runware did not answer in time.", details=details)
    # `provider…` is about the maker of a model behind Runware, even when it speaks of a key or a quota.
    if not low.startswith("provider"):
        refused = _refused(low, status, details, error=error, model=model)
        if refused is not None:
            return refused
    return _other(low, status, details)


def _has(code: str, words: tuple[str, ...]) -> bool:
    return any(word in code for word in words)


def _slow_down(headers: Mapping[str, str], details: dict[str, Any]) -> AppError:
    wait = retry_after(headers)
    sentence = f"Runware asks to slow down. The next try is in {plural(wait, 'second')}."
    return TooManyRequestsError(sentence, details={**details, "retry_after": wait})


def _refused(low: str, status: int, details: dict[str, Any], *, error: Row, model: str) -> AppError | None:
    """What every other call would meet too, so that a run stops with the way to the settings."""
    if _has(low, _QUOTA) or status == HTTPStatus.PAYMENT_REQUIRED:
        sentence = "The credit at Runware is used up. Add credit there or enter another key."
        return ProviderKeyRefusedError(sentence, details=details)
    if status == HTTPStatus.FORBIDDEN or _has(low, _NOT_ALLOWED):
        return ProviderKeyRefusedError(f"Runware does not allow this to the API key{_tail(details)}", details=details)
    if _has(low, _MODEL) or (error.get("parameter") == "model" and _has(low, _REQUEST)):
        return ProviderKeyRefusedError(f"Runware does not know the model “{model}”.", details=details)
    if status == HTTPStatus.UNAUTHORIZED or (_has(low, _KEY) and not low.startswith("model")):
        # Its message may repeat the key: not kept.
        return ProviderKeyRefusedError(
            "Runware does not accept the API key.", details={"status": status, "code": details["code"]}
        )
    return None


def _other(low: str, status: int, details: dict[str, Any]) -> AppError:
    if _is_about_the_request(low, status):
        return InvalidInputError(f"Runware did not accept the request{_tail(details)}", details=details)
    number = f" ({status})" if status else ""
    return ProviderError(f"Runware reports an error of its own{number}{_tail(details)}", details=details)


def _is_about_the_request(low: str, status: int) -> bool:
    if not low:
        return status in _REQUEST_STATUSES
    return low.startswith(_REQUEST) and low != "unknownerror" and status < HTTPStatus.INTERNAL_SERVER_ERROR


def _tail(details: Mapping[str, Any]) -> str:
    return f": {details['said']}" if details["said"] else "."


def _quotable(message: Any, api_key: str) -> str:
    """Its own words, short and without the key."""
    text = " ".join(storable(message).split()) if isinstance(message, str) else ""
    key = api_key.strip()
    return (text.replace(key, "…") if key else text)[:_MESSAGE_LENGTH]
