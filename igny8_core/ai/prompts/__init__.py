"""The prompt files and how values get into them.

A prompt is the system part, a line `---`, and the user part. `{{ name }}` puts a value in as JSON,
`{{ name | number }}` as a whole number, and nothing goes in any other way: a keyword that reads like an order, or like
the end of the data block, stays a string inside the block. Values of names ending in `_json` are JSON already (text or
structure).
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
SEPARATOR = "\n---\n"
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*(?:\|\s*(\w+)\s*)?\}\}")


class PromptError(ValueError):
    """A prompt and the values given for it do not fit together: a defect of its author, not of the data."""


def render(name: str, **variables: Any) -> tuple[str, str, str]:
    """(system, user, version) of a prompt; version is the first 12 hex digits of the file's SHA-256.

    Raises PromptError for an unknown prompt, a missing variable and a value that is not what it should be.
    """
    text = default_prompt(name)
    system, user = render_text(text, variables)
    return system, user, version_of(text)


def version_of(text: str) -> str:
    """The first 12 hex digits of the text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def render_text(text: str, variables: dict[str, Any]) -> tuple[str, str]:
    """(system, user) of a prompt given as text. Raises PromptError like `render`."""
    system, separator, user = text.partition(SEPARATOR)
    if not separator:
        raise PromptError("A prompt needs a system part and a user part with a line --- between them.")
    _check_names({match[1] for match in VARIABLE.finditer(text)}, set(variables))
    # One pass per part: a value that contains {{ … }} is never looked into again.
    return _fill(system, variables).strip(), _fill(user, variables).strip()


@lru_cache
def default_prompt(name: str) -> str:
    """The prompt that comes with the product. Raises PromptError for a name without one."""
    path = _FOLDER / f"{name}.txt"
    if not name.isidentifier() or not path.is_file():
        raise PromptError(f"There is no prompt “{name}”.")
    return path.read_text(encoding="utf-8")


def _check_names(used: set[str], given: set[str]) -> None:
    if missing := sorted(used - given):
        raise PromptError(f"The prompt needs {', '.join(missing)}.")


def _fill(part: str, variables: dict[str, Any]) -> str:
    return VARIABLE.sub(lambda match: _encoded(match[1], match[2], variables[match[1]]), part)


def _encoded(name: str, kind: str | None, value: Any) -> str:
    try:
        if kind == "number":
            return str(int(value))
        if kind is None:
            return _as_json(json.loads(value) if name.endswith("_json") and isinstance(value, str) else value)
    except (TypeError, ValueError) as error:
        raise PromptError(f"The value of {name} is not {kind or 'JSON'}.") from error
    raise PromptError(f"A prompt knows no “{kind}” for {name}; only number.")


def _as_json(value: Any) -> str:
    # Angle brackets are spelled as escapes, so that no value can close the block it stands in.
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
