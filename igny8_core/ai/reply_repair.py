"""JSON out of what a model wrote: as it is, out of a fence or the prose around it, or mended.

What was cut off in the middle is never mended: half an answer that looks whole is worse than none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import json_repair

from igny8_core.ai.reply_scanner import Scanner, TooDeepError

#: Characters beyond which only quotes and line breaks are mended; no article is that long.
LONGEST_MENDED = 250_000
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_OPEN = re.compile(r"[{\[]")


class NoJSONError(ValueError):
    """There is no JSON in it."""


class CutOffError(ValueError):
    """The JSON does not end."""


def values_in(text: str) -> list[Any]:
    """The objects and lists that `text` holds, the longest first; almost always exactly one.

    Raises NoJSONError for prose, for what cannot be mended and for nesting without end, CutOffError for half an object.
    """
    text = text.replace("\x00", "").strip().lstrip("\ufeff")
    value = _strict(text)
    if isinstance(value, str):
        # The object as a string inside a string.
        text, value = value, _strict(value)
    return [value] if isinstance(value, dict | list) else _inside(_THOUGHTS.sub("", text))


def _strict(text: str) -> Any:
    """The value, or None. Raw line breaks inside strings do no harm."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _inside(text: str) -> list[Any]:
    spans = sorted(_spans(text), key=lambda span: len(span[0]), reverse=True)
    values = [value for value in (_mended(*span) for span in spans) if isinstance(value, dict | list)]
    if not values:
        raise NoJSONError
    return values


def _spans(text: str) -> Iterator[tuple[str, str]]:
    """Every outermost `{…}` and `[…]`, as it is and with its quotes mended.

    Raises CutOffError when the longest of them has no end.
    """
    longest, at = 0, 0
    while opened := _OPEN.search(text, at):
        scanner = Scanner(text, opened.start())
        try:
            closed = scanner.scan()
        except TooDeepError as error:
            raise NoJSONError from error
        if not closed:
            if len(text) - opened.start() > longest:
                raise CutOffError
            return
        at = scanner.end
        longest = max(longest, at - opened.start())
        yield text[opened.start() : at], scanner.text


def _mended(text: str, requoted: str) -> Any:
    for candidate in (text, requoted):
        value = _strict(candidate)
        if value is not None:
            return value
    if len(requoted) > LONGEST_MENDED:
        return None
    try:
        return json_repair.loads(requoted, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None
