"""No secret leaves in a log line: the server's own are known, those of accounts and providers have a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings

HIDDEN = "[hidden]"
#: Shorter ones would be found in the middle of ordinary words.
SHORTEST = 8
_NAMES = ("SECRET_KEY", "OPENAI_API_KEY", "RUNWARE_API_KEY", "METRICS_TOKEN", "EMAIL_HOST_PASSWORD")
#: The first group stays, what follows it goes.
_FORMS = (
    re.compile(r"(\b)sk-[\w-]{8,}"),
    re.compile(r"(?i)(\bbearer )[\w.~+/=-]{8,}"),
    re.compile(r"(?i)(\bapi_?key[\"']?\s*[=:]\s*[\"']?)[\w.~+/-]{8,}"),
    re.compile(r"(\bigny8_[A-Za-z0-9]{8})[A-Za-z0-9]{20,}"),
    # scheme://user:password@host
    re.compile(r"(://[^\s/:@]*:)[^\s/@]+(?=@)"),
)


def redacted(text: str) -> str:
    """`text` with every secret replaced."""
    for secret in _known():
        text = text.replace(secret, HIDDEN)
    for form in _FORMS:
        text = form.sub(rf"\1{HIDDEN}", text)
    return text


def _known() -> Iterator[str]:
    values = [getattr(settings, name, "") for name in _NAMES]
    values += getattr(settings, "ENCRYPTION_KEYS", [])
    values += [str(database.get("PASSWORD") or "") for database in settings.DATABASES.values()]
    values.append(urlsplit(settings.REDIS_URL).password or "")
    # The longest first: one may be part of another.
    yield from sorted({value for value in values if len(value) >= SHORTEST}, key=len, reverse=True)
