"""One line per record on standard error; the process manager keeps the files."""

from __future__ import annotations

from typing import Any


def logging_settings(*, level: str) -> dict[str, Any]:
    """Django's LOGGING for `level`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"igny8_core": {"level": level}, "celery": {"level": "WARNING"}, "kombu": {"level": "ERROR"}},
    }
