"""Nothing that comes from outside begins a log line of its own or moves a terminal's cursor."""

from __future__ import annotations

import io
import json
import logging

import pytest
from django.test import Client

from igny8_core.common.logs.context import log_context
from igny8_core.common.logs.formatters import JsonLines, TextLines

TEXT = "{asctime} {levelname} {name}: {message}"
FORGED = "2026-01-01 00:00:00,000 CRITICAL igny8_core: forged"
BREAKS = [
    "\n",
    "\r",
    "\r\n",
    "\v",
    "\f",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x85",
    "\u2028",
    "\u2029",
    "\x1b[2K\x1b[1A",
    "\x00",
    "\b",
]
each_break = pytest.mark.parametrize("sign", BREAKS, ids=ascii)


def lines_of(formatter: logging.Formatter, message: str, error: Exception | None = None) -> list[str]:
    info = (type(error), error, None) if error else None
    record = logging.LogRecord("igny8_core.x", logging.ERROR, "f.py", 1, "%s failed", (message,), info)
    return formatter.format(record).splitlines()


@each_break
def test_a_message_stays_one_line_for_people(sign):
    (line,) = lines_of(TextLines(TEXT, style="{"), f"/a{sign}{FORGED}")
    assert "forged" in line
    assert line.isprintable()


@each_break
def test_a_message_stays_one_object_for_machines(sign):
    (line,) = lines_of(JsonLines(), f"/a{sign}{FORGED}")
    assert json.loads(line)["message"] == f"/a{sign}{FORGED} failed"
    assert line.isprintable()


@each_break
def test_what_a_line_is_about_forges_none(sign):
    with log_context(run_id=f"run{sign}{FORGED}"):
        (line,) = lines_of(TextLines(TEXT, style="{"), "x")
        (object_,) = lines_of(JsonLines(), "x")
    assert line.isprintable()
    assert object_.isprintable()


@each_break
def test_the_words_of_an_error_are_indented_below_it(sign):
    first, *rest = lines_of(TextLines(TEXT, style="{"), "x", ValueError(f"bad{sign}{FORGED}"))
    assert first.endswith("x failed")
    assert rest
    assert all(line.startswith("    ") and line.isprintable() for line in rest)


@pytest.mark.parametrize("formatter", [TextLines(TEXT, style="{"), JsonLines()], ids=["text", "json"])
@pytest.mark.parametrize("place", ["path", "agent", "id", "host", "query"])
def test_a_request_forges_no_line_wherever_it_tries(db, formatter, place):
    """Django logs refused and missing addresses itself, with the path in the message."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(formatter)
    loggers = [logging.getLogger(name) for name in ("django", "django.request", "igny8_core")]
    for logger in loggers:
        logger.addHandler(handler)
    evil = f"a\r\n{FORGED}"
    try:
        browser = Client(raise_request_exception=False)
        browser.get(
            f"/api/v1/a%0D%0A{FORGED}" if place == "path" else "/media/x",
            {"q": evil} if place == "query" else {},
            HTTP_USER_AGENT=evil,
            HTTP_X_REQUEST_ID=evil,
            HTTP_HOST=evil if place == "host" else "testserver",
        )
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
    lines = written.getvalue().splitlines()
    assert lines
    assert not [line for line in lines if line.startswith("2026-01-01")]
