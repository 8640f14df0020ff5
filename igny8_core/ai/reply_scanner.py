"""Where an object or a list ends in a text that is nearly JSON, with its strings quoted as JSON wants them.

Quotes that belong to the text (`class="x"`, “it's”) are told from those that end a string by what follows: only a few
things may follow a string in JSON, and prose is not among them.
"""

from __future__ import annotations

import re

#: No answer asked for is nested deeper than six.
DEEPEST = 60
_OPENS, _CLOSES = "{[", {"}": "{", "]": "["}
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_QUOTED = r"""(?:"(?:\\.|[^"\\]){0,80}"|'(?:\\.|[^'\\]){0,80}')\s*:"""
_NAME = rf"(?:{_QUOTED}|[A-Za-z_]\w{{0,80}}\s*:)"
_END = r"[}\]]|//|/\*|\.\.\.|\Z"
_AFTER_NAME = re.compile(r"\s*:")
_AFTER_VALUE = re.compile(rf"\s*(?:{_END}|{_QUOTED}|,\s*(?:,|{_END}|{_NAME}))", re.DOTALL)
_AFTER_ENTRY = re.compile(rf"\s*(?:{_END}|,\s*(?:{_END}|[,\"'{{\[\d-]|true|false|null))|\s*\n\s*[\"'{{\[]")
_ESCAPED_OR_QUOTE = re.compile(r'\\.|"', re.DOTALL)


class TooDeepError(ValueError):
    """Brackets in brackets without end."""


class Scanner:
    """Reads from an opening bracket to the one that closes it; `text` is that part then, `end` the place behind it."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._at = start
        self._stack: list[str] = []
        self._before = ""
        self._parts: list[str] = []

    def scan(self) -> bool:
        """False when nothing closes it. Raises TooDeepError."""
        while self._at < len(self._source):
            self._step(self._source[self._at])
            if not self._stack:
                return True
        return False

    @property
    def end(self) -> int:
        """The place behind what was read."""
        return self._at

    @property
    def text(self) -> str:
        """What was read, without comments, its strings in double quotes."""
        return "".join(self._parts)

    def _step(self, sign: str) -> None:
        if sign == '"' or (sign == "'" and self._before in tuple("{[,:")):
            self._string(sign)
        elif sign == "/" and (comment := _COMMENT.match(self._source, self._at)):
            self._at = comment.end()
            return
        else:
            self._bracket(sign)
            self._parts.append(sign)
            self._at += 1
        self._before = self._before if sign.isspace() else sign

    def _string(self, quote: str) -> None:
        start = self._at + 1
        self._at = self._end_of_string(quote, start)
        inner = self._source[start : self._at - 1] if self._at <= len(self._source) else self._source[start:]
        self._parts.append(f'"{_ESCAPED_OR_QUOTE.sub(_escaped, inner)}"')

    def _end_of_string(self, quote: str, at: int) -> int:
        """Behind the quote that ends the string; one more than the length when there is none."""
        after = self._after_string()
        while at < len(self._source):
            if self._source[at] == "\\":
                at += 2
            elif self._source[at] == quote and after.match(self._source, at + 1):
                return at + 1
            else:
                at += 1
        return len(self._source) + 1

    def _after_string(self) -> re.Pattern[str]:
        if self._stack[-1] == "[":
            return _AFTER_ENTRY
        return _AFTER_VALUE if self._before == ":" else _AFTER_NAME

    def _bracket(self, sign: str) -> None:
        if sign in _OPENS:
            self._stack.append(sign)
            if len(self._stack) > DEEPEST:
                raise TooDeepError
        elif _CLOSES.get(sign) in self._stack:
            # A closer that was forgotten further in is closed with it.
            while self._stack.pop() != _CLOSES[sign]:
                pass


def _escaped(match: re.Match[str]) -> str:
    return match[0].replace("\\'", "'") if match[0] != '"' else '\\"'
