"""Single values of an answer, taken as they were meant: numbers as text, null for nothing, one text for a list of one.

These never raise: what cannot be read becomes the empty value, and who asked decides whether that will do.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ValidationError

from igny8_core.ai.plain_text import plain
from igny8_core.ai.reply_base import Reply, read_by
from igny8_core.common.text import storable

E = TypeVar("E", bound=Reply)
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,'\u202f ]\d{3})+(?!\d)|-?\d{1,30}")
_NOT_DIGIT = re.compile(r"[^\d-]")
_LIST_SIGN = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
#: What the text of an entry is called where a list of texts was asked for and a list of objects came.
_TEXT_NAMES = ("heading", "title", "text", "keyword", "name", "h2", "value")
_BODY_NAMES = ("html", "content", "body", "text", "paragraphs")


def as_text(value: Any) -> str:
    """One line of plain text."""
    return plain(_joined(value, ", "))


def as_texts(value: Any) -> list[str]:
    """Lines of plain text, none empty. One text is a list of its lines."""
    many = value.splitlines() if isinstance(value, str) else _many(value)
    texts = (plain(_LIST_SIGN.sub("", _joined(_text_of(one), ", "))) for one in many)
    return [text for text in texts if text]


def as_markup(value: Any) -> str:
    """HTML or Markdown as it came; sections that came as a list are put together."""
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        return "\n".join(_section(one) for one in value)
    return storable(_joined(value, "\n"))


def as_number(value: Any) -> int | None:
    """A whole number, also out of “1,200 words”; None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if math.isfinite(value) else None
    found = _NUMBER.search(value) if isinstance(value, str) else None
    return int(_NOT_DIGIT.sub("", found[0])) if found else None


def as_id(value: Any) -> int | None:
    """An id, also as text or inside an object; None for everything that is none."""
    if isinstance(value, Mapping):
        value = value.get("id")
    if isinstance(value, str) and not value.strip().isascii():
        return None
    if isinstance(value, str) and not value.strip().isdecimal():
        return None
    number = as_number(value)
    return number if number and number > 0 else None


def as_ids(value: Any) -> list[int]:
    """Ids in order; what is none is left out."""
    many = value.split(",") if isinstance(value, str) else _many(value)
    return [number for number in map(as_id, many) if number is not None]


def one_of(*names: str, otherwise: str, also: Mapping[str, str] | None = None) -> Callable[[Any], str]:
    """A reader for a word of a list: case, hyphens and near names (`also`) are forgiven, the rest is `otherwise`."""

    def read(value: Any) -> str:
        word = re.sub(r"[\W_]+", "_", plain(_joined(value, " ")).casefold()).strip("_")
        word = (also or {}).get(word, word)
        return word if word in names else otherwise

    return read


def good_entries(kind: type[E]) -> BeforeValidator:
    """For a list of objects: an entry that is none is dropped, not the answer."""

    def read(value: Any) -> Any:
        if isinstance(value, Mapping):
            value = [value] if kind.named(value) else list(value.values())
        return [entry for entry in (_entry(kind, one) for one in value) if entry] if isinstance(value, list) else value

    return read_by(read)


def number_or(otherwise: int) -> BeforeValidator:
    """For a number that has a sensible value when there is none."""

    def read(value: Any) -> int:
        number = as_number(value)
        return otherwise if number is None else number

    return read_by(read)


Text = Annotated[str, read_by(as_text)]
Texts = Annotated[list[str], read_by(as_texts)]
Markup = Annotated[str, read_by(as_markup)]
Ids = Annotated[list[int], read_by(as_ids)]
OptionalId = Annotated[int | None, read_by(as_id)]
#: 0 for what is none.
Id = Annotated[int, read_by(lambda value: as_id(value) or 0)]


def _entry(kind: type[E], value: Any) -> E | None:
    try:
        return kind.read(value) if isinstance(value, Mapping) and kind.named(value) else None
    except ValidationError:
        return None


def _many(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else [value]


def _text_of(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return next((value[name] for name in _TEXT_NAMES if name in value), "")


def _joined(value: Any, glue: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return glue.join(filter(None, (_joined(one, glue) for one in value)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _section(value: Any) -> str:
    if not isinstance(value, Mapping):
        return storable(_joined(value, "\n"))
    heading = plain(_joined(_text_of({k: v for k, v in value.items() if k not in _BODY_NAMES}), " "))
    body = storable("\n".join(filter(None, (_joined(value.get(name), "\n") for name in _BODY_NAMES))))
    return f"<h2>{heading}</h2>\n{body}" if heading else body
