"""Whether a prompt that a person wrote can be used, in sentences for that person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from igny8_core.ai.prompts import SEPARATOR, VARIABLE, PromptError, render_text
from igny8_core.ai.prompts.variables import VARIABLES, examples
from igny8_core.common.text import storable

MAX_LENGTH = 40_000
_BLOCK = re.compile(r"<data>(.*)</data>", re.DOTALL)
#: Braces that look like a variable. Those of JSON, `{"a": {"b": 1}}`, do not begin with a letter.
_MEANT = re.compile(r"\{\{\s*[^\W\d][^{}\n]*\}\}")


def cleaned(text: str) -> str:
    """With plain line ends, no blanks before them and no blank lines around it: what is stored and compared."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip() + "\n"


def problems(function: str, text: str) -> list[str]:
    """What keeps `text` from being the prompt of a function, one sentence for each; empty when it can be used."""
    if unusable := [*_unfit(text)] or [*_parts(text)]:
        return unusable
    found = [*_names(function, text), *_missing(function, text), *_places(function, text)]
    return found or _refusals(function, text)


def _unfit(text: str) -> Iterator[str]:
    if not text.strip():
        yield "The prompt is empty."
    if len(text) > MAX_LENGTH:
        yield f"The prompt has {len(text):,} characters. At most {MAX_LENGTH:,} are allowed."
    if storable(text) != text:
        yield "The prompt holds characters that cannot be stored (zero bytes or halves of signs). Type it anew."


def _parts(text: str) -> Iterator[str]:
    system, separator, user = f"\n{text}".partition(SEPARATOR)
    if not separator:
        yield "Put a line with only --- between the system part and the user part."
    elif not system.strip() or not user.strip():
        yield f"The part {'above' if not system.strip() else 'below'} the line --- is empty."


def _names(function: str, text: str) -> Iterator[str]:
    known = [variable.name for variable in VARIABLES[function]]
    for written in dict.fromkeys(_MEANT.findall(text)):
        match = VARIABLE.fullmatch(written)
        if match is None:
            yield f"“{written}” cannot be filled in. Write a variable as {{{{ name }}}}."
        elif match[1] not in known:
            yield f"There is no variable “{match[1]}” here. Known are {', '.join(known)}."


def _missing(function: str, text: str) -> Iterator[str]:
    used = {match[1] for match in VARIABLE.finditer(text)}
    for variable in VARIABLES[function]:
        if variable.required and variable.name not in used:
            between = " between <data> and </data>" if variable.is_data else " in the user part"
            yield f"{variable.name} is missing ({_lower(variable.holds)}). Put {variable.placeholder}{between}."


def _places(function: str, text: str) -> Iterator[str]:
    """Words of other people outside of the block could be read as instructions."""
    user = text.partition(SEPARATOR)[2]
    block = _BLOCK.search(user)
    if user.count("<data>") != 1 or user.count("</data>") != 1 or block is None:
        yield "The user part needs one <data> and, after it, one </data>, with the data between them."
        return
    inside = {match.start() for match in VARIABLE.finditer(block[1])}
    shift = len(text) - len(user) + block.start(1)
    data = {variable.name for variable in VARIABLES[function] if variable.is_data}
    outside = [m[1] for m in VARIABLE.finditer(text) if m[1] in data and m.start() - shift not in inside]
    for name in dict.fromkeys(outside):
        yield f"{name} stands outside of <data> and </data>, where its words could be read as instructions."


def _refusals(function: str, text: str) -> list[str]:
    try:
        render_text(text, examples(function))
    except PromptError as error:
        return [str(error)]
    return []


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
