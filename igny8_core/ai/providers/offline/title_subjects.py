"""What an article is about, read back from its title: `How to Use a Moka Pot, Step by Step` → `moka pot`."""

from __future__ import annotations

import re
from functools import cache

from igny8_core.ai.providers.offline.language import Language, known_languages, language_of
from igny8_core.ai.providers.offline.metadata import first_half
from igny8_core.ai.providers.offline.subjects import topic
from igny8_core.ai.providers.offline.wording import listing

_BLANK = re.compile(r"\{(\w)\}")


def subject_of(title: str) -> str:
    """The topic or both sides of a comparison; the first half of a title that none of the language files has."""
    for code in known_languages():
        language = language_of(code)
        for pattern in _patterns(language):
            match = pattern.fullmatch(title)
            if match:
                return listing([topic(found, language) for found in match.groups()])
    return topic(first_half(title), language_of(None))


@cache
def _patterns(language: Language) -> list[re.Pattern[str]]:
    """Of all titles, those with the most words of their own first: they cannot be taken for another one."""
    options = [option for options in language.titles.values() for option in options]
    ranked = sorted(set(options), key=lambda option: (-len(_BLANK.sub("", option)), option))
    return [re.compile("(.+)".join(map(re.escape, re.split(r"\{\w\}", option)))) for option in ranked]
