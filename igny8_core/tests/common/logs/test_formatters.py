"""Log lines: for machines one object each, for people one line, for nobody a secret."""

from __future__ import annotations

import json
import logging
import logging.config
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import datetime

import pytest

from igny8_core.common.logs.context import add_to_log, current, log_context
from igny8_core.common.logs.formatters import JsonLines, TextLines
from igny8_core.common.logs.redaction import redacted
from igny8_core.settings.logging import logging_settings

PLANTED = "sk-planted-0123456789abcdef"


def record(message: str, *args, error: Exception | None = None, **extra) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord("igny8_core.ai", logging.ERROR, "file.py", 1, message, args, info)
    vars(made).update(extra)
    return made


def as_json(made: logging.LogRecord) -> dict:
    line = JsonLines().format(made)
    assert "\n" not in line
    return json.loads(line)


def raised(text: str) -> Exception:
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        return error


def test_a_line_of_json_says_when_how_bad_who_and_what():
    line = as_json(record("%s failed\nin PARSE", "Task 7"))
    assert (line["level"], line["logger"], line["message"]) == ("ERROR", "igny8_core.ai", "Task 7 failed\nin PARSE")
    assert datetime.fromisoformat(line["time"]).utcoffset().total_seconds() == 0
    assert set(line) == {"time", "level", "logger", "message"}


def test_it_says_whose_work_it_is_as_long_as_it_is():
    with log_context(run_id="run_1"):
        add_to_log(site_id=4)
        with log_context(task_id="t"):
            line = as_json(record("x"))
        assert current() == {"run_id": "run_1", "site_id": 4}
    assert (line["run_id"], line["site_id"], line["task_id"]) == ("run_1", "4", "t")
    assert current() == {}


def test_a_thread_that_is_given_the_context_has_it():
    with log_context(run_id="run_1"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(copy_context().run, current).result() == {"run_id": "run_1"}


def test_an_error_comes_with_its_traceback_in_one_field():
    line = as_json(record("failed", error=raised("no luck")))
    assert line["traceback"].splitlines()[0].startswith("Traceback")
    assert "RuntimeError: no luck" in line["traceback"]


def test_extras_of_other_libraries_stay_out():
    assert "request" not in as_json(record("x", request="GET /?token=abc", data={"args": PLANTED}))


@pytest.mark.parametrize("lines", [JsonLines(), TextLines("{levelname} {message}", style="{")])
@pytest.mark.parametrize(
    "text",
    [
        f"Incorrect API key provided: {PLANTED}.",
        f"Authorization: Bearer {PLANTED}",
        "postgresql://igny8:planted-word@db:5432/igny8 refused",
        "redis://:planted-word@cache:6379/0 refused",
        '{"apiKey": "planted0123456789"}',
        "the server's own planted-server-key-1 was in it",
    ],
)
def test_no_secret_leaves_in_a_message_a_traceback_or_a_field(settings, lines, text):
    settings.OPENAI_API_KEY = "planted-server-key-1"
    with log_context(item=text):
        line = lines.format(record("%s", text, error=raised(text)))
    assert "planted" not in line


def test_secrets_that_are_too_short_to_be_told_from_words_change_nothing(settings):
    settings.OPENAI_API_KEY = "run"
    assert redacted("the run went on") == "the run went on"


def test_a_line_for_people_ends_with_whose_work_it_is_and_the_traceback_follows():
    with log_context(run_id="run_1", task_id=7):
        text = TextLines("{levelname} {message}", style="{").format(record("failed", error=raised("no luck")))
    assert text.splitlines()[0] == "ERROR failed (run_id=run_1, task_id=7)"
    assert text.splitlines()[-1] == "    RuntimeError: no luck"


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_the_settings_build_a_logger_that_writes_so(log_format, capsys):
    before = logging.root.handlers[:], logging.root.level
    try:
        logging.config.dictConfig(logging_settings(level="INFO", log_format=log_format))
        logging.root.handlers[-1].setStream(sys.stderr)
        logging.getLogger("igny8_core.somewhere").info("Started %s", 1)
        line = capsys.readouterr().err.strip()
    finally:
        logging.root.handlers[:], logging.root.level = before
    assert json.loads(line)["message"] == "Started 1" if log_format == "json" else line.endswith("Started 1")
