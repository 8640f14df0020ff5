"""One line per record on standard error; the process manager keeps them."""

from __future__ import annotations

from typing import Any

FORMATTERS = {
    "text": {
        "()": "igny8_core.common.logs.formatters.TextLines",
        "format": "{asctime} {levelname} {name}: {message}",
        "style": "{",
    },
    "json": {"()": "igny8_core.common.logs.formatters.JsonLines"},
}


def logging_settings(*, level: str, log_format: str = "text") -> dict[str, Any]:
    """Django's LOGGING for `level`; `log_format` is "text" or "json"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": FORMATTERS,
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": log_format}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "igny8_core": {"level": level},
            "celery": {"level": "WARNING"},
            "kombu": {"level": "ERROR"},
            # It would print its own lines in its own form.
            "gunicorn.error": {"handlers": ["console"], "propagate": False},
        },
    }
