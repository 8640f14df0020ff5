"""EMAIL_URL and PUBLIC_URL: which mail server takes mails, and where links in them lead."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

CONSOLE = "django.core.mail.backends.console.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
#: Usual port, STARTTLS, TLS from the first byte.
SCHEMES = {"smtp": (25, False, False), "smtp+tls": (587, True, False), "smtps": (465, False, True)}
#: A mail server that hangs keeps a sender this long.
TIMEOUT_SECONDS = 10


def email_settings(url: str) -> dict[str, Any]:
    """Django's EMAIL_… settings; mails are printed for an empty URL. Raises ValueError with one sentence."""
    if not url:
        return {"EMAIL_BACKEND": CONSOLE}
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ValueError(f"EMAIL_URL must look like {' or '.join(f'{one}://user:password@host' for one in SCHEMES)}.")
    usual_port, starttls, tls = SCHEMES[parts.scheme]
    return {
        "EMAIL_BACKEND": SMTP,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": _port(parts, usual_port),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
        "EMAIL_TIMEOUT": TIMEOUT_SECONDS,
    }


def web_address(value: str, *, name: str) -> str:
    """Without the slash at its end; empty stays empty. Raises ValueError for what is no http(s) address."""
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(f"{name} is “{value}”, but must look like https://igny8.example.com.")
    return value.rstrip("/")


def _port(parts: Any, usual: int) -> int:
    try:
        return int(parts.port or usual)
    except ValueError as error:
        # The URL itself is not repeated: it has a password in it.
        raise ValueError("EMAIL_URL has a port that is no number between 1 and 65535.") from error
