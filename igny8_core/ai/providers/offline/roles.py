"""What kind of section a heading asks for: the steps, the mistakes, the cost …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.headlines import headline
from igny8_core.ai.providers.offline.intents import content_type_of
from igny8_core.ai.providers.offline.language import Language, known_languages, language_of
from igny8_core.ai.replies import ContentType

#: What a plan cannot do without; the article gets it whatever its headings are called.
ESSENTIAL = frozenset(("steps", "answer", "criteria", "decide", "shortlist"))
OTHER = "other"
#: The section of frequent questions; it is in no plan.
QUESTIONS = "questions"
_OF_KEYWORD: dict[ContentType, str] = {"how_to": "steps", "question": "answer", "list": "shortlist"}


def roles_of(outline: Sequence[str], *, plan: str, keywords: Sequence[str], blanks: Blanks) -> list[str]:
    """A role for each heading."""
    language = blanks.language
    of_keywords = {comparable(headline(keyword, language)): _of_keyword(keyword) for keyword in keywords}
    planned = language.plans[plan]
    of_plan = {comparable(blanks.fill(option)): role for role, options in planned.items() for option in options}
    sure = of_keywords | of_plan
    found = [sure.get(comparable(heading)) or _role_of(heading, language) for heading in outline]
    return _with_essentials(found, list(planned))


def role_in_any_language(heading: str) -> str:
    """The role of a heading of which nothing else is known; `other` for one that no language file has."""
    for language in map(language_of, known_languages()):
        role = QUESTIONS if heading == language.faq.title else _planned(heading, language)
        if role:
            return role
    return OTHER


def _of_keyword(keyword: str) -> str:
    return _OF_KEYWORD.get(content_type_of(keyword), OTHER)


def _role_of(heading: str, language: Language) -> str:
    """The role of a heading that this article's own plan does not have."""
    signs = ((role, re.search(rf"\b(?:{sign})\b", heading.casefold())) for role, sign in language.signs.items())
    return _planned(heading, language) or next((role for role, match in signs if match), OTHER)


def _planned(heading: str, language: Language) -> str:
    """The role of a heading that is worded as in one of the plans; "" for all others."""
    return next((role for role, pattern in _patterns(language) if pattern.fullmatch(heading)), "")


@cache
def _patterns(language: Language) -> list[tuple[str, re.Pattern[str]]]:
    """Role and pattern of every heading of the plans; those without blanks come first, they are the surer ones."""
    options = [(option, role) for plan in language.plans.values() for role in plan for option in plan[role]]
    return [(role, _pattern(option)) for option, role in sorted(options, key=lambda one: one[0].count("{"))]


def _pattern(option: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(map(re.escape, re.split(r"\{\w\}", option))), re.IGNORECASE)


def _with_essentials(found: list[str], planned: list[str]) -> list[str]:
    """A heading that fits nothing takes over what would be missing, at the place that it has in the plan."""
    roles = list(found)
    missing = [role for role in planned if role in ESSENTIAL and role not in roles]
    for role in missing:
        free = [number for number, one in enumerate(roles) if one == OTHER]
        place = planned.index(role) / len(planned) * len(roles)
        if free:
            roles[min(free, key=lambda number: (abs(number - place), number))] = role
    return roles
