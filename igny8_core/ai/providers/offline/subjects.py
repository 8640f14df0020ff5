"""What a search is about, without the words around it, and the sides of a comparison."""

from __future__ import annotations

import re
from functools import cache

from igny8_core.ai.providers.offline.language import Language
from igny8_core.ai.providers.offline.wording import phrase

MOST_SIDES = 4
LONGEST_SIDE = 40
#: Japanese writes both sides and the word for difference with spaces or particles between them.
_JAPANESE_SIDES = re.compile(r"(.+?)[\sと・]+(.+?)[\sの]*(?:違い|比較|どっち.*)$")


def topic(keyword: str, language: Language) -> str:
    """`how to use a moka pot` → `moka pot`, `best beans for espresso` → `beans for espresso`; never empty."""
    text = phrase(keyword)
    before, after, dropped = _patterns(language)
    found = _cut(after, _cut(before, " ".join(dropped.sub(" ", text).split())))
    return found or text


def names_a_thing(keyword: str, language: Language) -> bool:
    """False when the topic is an action: `how to froth milk` is about frothing, `how to make a latte` about a latte."""
    return not _how(language).match(phrase(keyword)) or _doing(language).match(phrase(keyword)) is not None


def sides(texts: list[str], language: Language) -> list[str]:
    """What the first of the texts that compares something compares: two to four sides, or none."""
    for text in texts:
        found = _sides_of(phrase(text), language)
        if len(found) > 1:
            return [side[:LONGEST_SIDE].strip() for side in found[:MOST_SIDES]]
    return []


def _sides_of(text: str, language: Language) -> list[str]:
    before, after, _ = _patterns(language)
    for pattern in _versus(language):
        match = pattern.search(text)
        if match:
            first, rest = match.groups()
            # `a vs b vs c`: the rest is a comparison again.
            further = _sides_of(rest, language)
            found = [_cut(before, first), *(further or [_cut(after, _cut(before, rest))])]
            return [side for side in found if side]
    return []


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """The text without what the pattern finds at its end, as often as it is there; "" if nothing is left."""
    while True:
        shorter = pattern.sub("", text, count=1).strip(" ,:?")
        if shorter == text:
            return text
        text = shorter


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.IGNORECASE
    before = [f"{language.how} {language.doing}", language.how, *language.before]
    return (
        re.compile(rf"^(?:{'|'.join(before)})(?:\s+|$)", flags),
        re.compile(rf"(?:^|\s+)(?:{'|'.join(language.after)})$", flags),
        re.compile(rf"\b(?:{'|'.join(language.dropped)})\b", flags),
    )


@cache
def _how(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{language.how}\b", re.IGNORECASE)


@cache
def _doing(language: Language) -> re.Pattern[str]:
    return re.compile(rf"{language.how} {language.doing}", re.IGNORECASE)


@cache
def _versus(language: Language) -> list[re.Pattern[str]]:
    return [*(re.compile(pattern, re.IGNORECASE) for pattern in language.versus), _JAPANESE_SIDES]
