"""The words of a language: one file each in `languages/`, and what a file leaves out is English.

A new language is a file `xx.toml` with the keys of `en.toml`, as many of them as there are translations for. The
sentences of the sections may be in a second one, `xx.sections.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from igny8_core.ai.providers.offline.wording import clip, printable

FOLDER = Path(__file__).parent / "languages"
DEFAULT = "en"
LONGEST_CODE = 20

Form = Literal["bullets", "steps", "rows", "columns", "items", "sides", "choose", "paragraph"]
#: Names of plans: the kinds of article, some of them in several varieties.
Plan = dict[str, list[str]]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RoleText(_Part):
    """What one kind of section says. `most` limits the items of a form, 0 means as many as there are rows."""

    form: Form
    lead: list[str]
    rows: list[str]
    notes: list[str]
    columns: list[str] = []
    item: str = ""
    most: int = 0
    #: Which side of a comparison {x} stands for.
    subject: Literal["", "a", "b"] = ""


class GeneralText(_Part):
    """What every section of a long draft can say: points to fill in under a title, one for each further keyword."""

    title: str
    keyword: str
    rows: list[str]
    notes: list[str]


class TableWords(_Part):
    criterion: str
    cell: str
    first: str
    second: str
    option: str
    choose: str


class FrequentQuestions(_Part):
    title: str
    answers: list[str]
    usual: dict[str, list[str]]


class Notices(_Part):
    draft: list[str]
    foreign: str
    short: str
    editor: str
    cluster: str


class Language(_Part):
    """All words of a language. `is_foreign` when the sentences of the sections are in English for want of others."""

    code: str
    is_foreign: bool
    name: str
    title_case: bool
    conjunction: str
    quotes: tuple[str, str]
    small_words: str
    fixed_words: list[str]
    how: str
    doing: str
    before: list[str]
    after: list[str]
    dropped: list[str]
    versus: list[str]
    signs: dict[str, str]
    titles: dict[str, list[str]]
    plans: dict[str, Plan]
    angles: dict[str, str]
    descriptions: dict[str, list[str]]
    excerpts: dict[str, str]
    intros: dict[str, list[str]]
    closings: dict[str, str]
    table: TableWords
    faq: FrequentQuestions
    notices: Notices
    sections: dict[str, RoleText]
    general: GeneralText

    def quoted(self, text: str) -> str:
        """`“moka pot”`, with the marks of the language."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def __hash__(self) -> int:
        return hash(self.code)


def language_of(code: object) -> Language:
    """The words for a language code (`de`, `de-AT`, `DE_de`); English ones, marked as foreign, if there are none."""
    wanted = clip(printable(code or DEFAULT).casefold().replace("_", "-"), LONGEST_CODE)
    return _load(wanted, wanted.split("-")[0] if wanted.split("-")[0] in known_languages() else "")


@cache
def known_languages() -> tuple[str, ...]:
    """Codes of the languages that have a file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if "." not in path.stem))


@cache
def _load(code: str, known: str) -> Language:
    base, sections = _read(DEFAULT), _read(f"{DEFAULT}.sections")
    own, own_sections = _read(known), _read(f"{known}.sections")
    sections |= own_sections
    general = sections.pop("general")
    words = _merged(base, own)
    foreign = known != DEFAULT and not own_sections
    return Language(code=code, is_foreign=foreign, sections=sections, general=general, **words)


def _read(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`own` over `base`, table by table: a plan replaces a whole plan, never single headings of it."""
    result = dict(base)
    for key, value in own.items():
        result[key] = {**base[key], **value} if isinstance(value, dict) and key in base else value
    return result
