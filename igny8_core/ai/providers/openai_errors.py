"""What goes wrong at OpenAI or a compatible server, as errors of the product with a sentence for the user."""

from __future__ import annotations

import email.utils
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import httpx2
import openai

from igny8_core.ai.providers.openai_client import Connection
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

#: Seconds to wait after a 429 that does not say how long.
DEFAULT_RETRY_AFTER = 20
LONGEST_RETRY_AFTER = 3600
_QUOTA_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_KEY_CODES = frozenset({"invalid_api_key", "account_deactivated"})
_REFUSED_PROMPT_CODES = frozenset({"content_policy_violation", "moderation_blocked", "content_filter"})
_MESSAGE_LENGTH = 300


@dataclass(frozen=True)
class _Trouble:
    """An error of the provider, whatever way it came: as a status, or inside a stream that began well."""

    status: int
    code: str
    message: str
    param: str
    headers: Mapping[str, str]


@contextmanager
def translated(connection: Connection, *, model: str) -> Iterator[None]:
    """Turn what the client raises inside the block into an AppError."""
    try:
        yield
    except openai.APITimeoutError as error:
        raise ProviderTimeoutError(f"{connection.label} did not answer in time.") from error
    except openai.APIConnectionError as error:
        if isinstance(error.__cause__, AppError):
            raise error.__cause__ from error  # the guard of a user's address has said what is wrong
        raise ProviderError(f"{connection.label} cannot be reached, or broke off. Check the network.") from error
    except openai.APIError as error:
        raise _from_trouble(_read(error, connection), label=connection.label, model=model) from error
    except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, json.JSONDecodeError, UnicodeError) as error:
        raise ProviderError(f"{connection.label} answered with something that cannot be read.") from error


def _read(error: openai.APIError, connection: Connection) -> _Trouble:
    body = error.body if isinstance(error.body, dict) else {}
    code = str(body.get("code") or "")
    if isinstance(error, openai.APIStatusError):
        status, headers = error.status_code, dict(error.response.headers)
    else:
        # Inside a stream some servers send the status as the code.
        status, headers = int(code) if code.isdecimal() and len(code) == 3 else 0, {}
    if not code.isidentifier():
        code = str(body.get("type") or "")
    return _Trouble(
        status=status,
        code=code,
        message=_quotable(body.get("message") or body.get("detail"), connection),
        param=_quotable(body.get("param"), connection),
        headers=headers,
    )


def _quotable(message: Any, connection: Connection) -> str:
    """The provider's own words, short and without the key, which some servers repeat."""
    if isinstance(message, list):
        # How servers made with FastAPI say what they do not know.
        message = json.dumps(message, ensure_ascii=False)
    text = " ".join(storable(message).split()) if isinstance(message, str) else ""
    key = connection.api_key.strip()
    return (text.replace(key, "…") if key else text)[:_MESSAGE_LENGTH]


def _from_trouble(trouble: _Trouble, *, label: str, model: str) -> AppError:
    details: dict[str, Any] = {"status": trouble.status, "code": trouble.code, "said": trouble.message}
    if trouble.param:
        details["param"] = trouble.param
    if media_type := {name.lower(): value for name, value in trouble.headers.items()}.get("content-type"):
        details["media_type"] = media_type
    if trouble.code in _QUOTA_CODES or trouble.status == HTTPStatus.PAYMENT_REQUIRED:
        return ProviderKeyRefusedError(
            f"The quota at {_inside(label)} is used up. Add credit there or enter another key.", details=details
        )
    if trouble.code in _KEY_CODES or trouble.status == HTTPStatus.UNAUTHORIZED:
        # Its message repeats parts of the key: not kept.
        return ProviderKeyRefusedError(
            f"{label} does not accept the API key.", details={"status": trouble.status, "code": trouble.code}
        )
    if trouble.code in _REFUSED_PROMPT_CODES:
        return InvalidInputError(f"{label} declined this request because of its content.", details=details)
    return _by_status(trouble, label=label, model=model, details=details)


def _by_status(trouble: _Trouble, *, label: str, model: str, details: dict[str, Any]) -> AppError:
    status = trouble.status
    said = f": {trouble.message}" if trouble.message else "."
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = retry_after(trouble.headers)
        sentence = f"{label} asks to slow down. The next try is in {plural(wait, 'second')}."
        return TooManyRequestsError(sentence, details={**details, "retry_after": wait})
    if status == HTTPStatus.FORBIDDEN:
        return ProviderKeyRefusedError(f"{label} does not allow this to the API key{said}", details=details)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED) or 300 <= status < 400:
        # Every other call would meet it too, so it stops a run like a refused key does.
        return ProviderKeyRefusedError(
            f"{label} does not know the model “{model}”, or its base URL is wrong.", details=details
        )
    if status in (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.GATEWAY_TIMEOUT):
        return ProviderTimeoutError(f"{label} did not answer in time.", details=details)
    if status in (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY):
        return InvalidInputError(f"{label} did not accept the request{said}", details=details)
    if status == HTTPStatus.SERVICE_UNAVAILABLE and "retry-after" in {name.lower() for name in trouble.headers}:
        details["retry_after"] = retry_after(trouble.headers)
    number = f" ({status})" if status else ""
    return ProviderError(f"{label} reports an error of its own{number}{said}", details=details)


def _inside(label: str) -> str:
    return label[0].lower() + label[1:] if label.startswith("The ") else label


def retry_after(headers: Mapping[str, str], *, now: datetime | None = None) -> int:
    """Whole seconds a 429 asks to wait, from `retry-after-ms` or `retry-after` (seconds or a date); 1 to 3600."""
    low = {name.lower(): value for name, value in headers.items()}
    seconds = _number(low.get("retry-after-ms"), per=1000)
    if seconds is None:
        seconds = _number(low.get("retry-after"), per=1)
    if seconds is None:
        seconds = _until(low.get("retry-after"), now=now or datetime.now(UTC))
    return DEFAULT_RETRY_AFTER if seconds is None else round(min(max(seconds, 1.0), LONGEST_RETRY_AFTER))


def _number(text: str | None, *, per: int) -> float | None:
    try:
        value = float(text or "") / per
    except ValueError:
        return None
    return value if value >= 0 else None  # not a number and negative ones alike


def _until(text: str | None, *, now: datetime) -> float | None:
    try:
        moment = email.utils.parsedate_to_datetime(text or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now.timestamp()
