"""Log lines for a terminal and for machines."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from igny8_core.common.logs.context import current
from igny8_core.common.logs.redaction import redacted

INDENT = "    "


def visible(text: str) -> str:
    """`text` with control characters and line breaks of all kinds written out."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)


class TextLines(logging.Formatter):
    """`time LEVEL logger: message (run_id=…, task_id=…)`, and the traceback below it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """One line, with what it is about at its end."""
        about = ", ".join(f"{name}={value}" for name, value in current().items())
        return visible(super().formatMessage(record) + (f" ({about})" if about else ""))

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets, and indented what belongs to it: no text from outside begins a line."""
        line, *traceback = super().format(record).split("\n")
        return redacted("\n".join([line, *(INDENT + visible(more) for more in traceback)]))


class JsonLines(JsonFormatter):
    """One object a line: time (UTC), level, logger, message, what it is about, and `traceback` for an error.

    Extras of other libraries are left out: a request or a task's arguments may hold what does not belong into a log.
    """

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Fill `log_data`."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = redacted(record.getMessage())
        log_data.update({name: redacted(str(value)) for name, value in current().items()})
        if message_dict.get("exc_info"):
            log_data["traceback"] = redacted(str(message_dict["exc_info"]))
