"""Article ideas for clusters, by the search intent of their keywords."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.headlines import headline
from igny8_core.ai.providers.offline.idea_groups import IdeaSeed, seeds_of
from igny8_core.ai.providers.offline.intents import intent_of
from igny8_core.ai.providers.offline.language import Language, language_of
from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.providers.offline.plans import family_of, plan_of
from igny8_core.ai.providers.offline.subjects import sides
from igny8_core.ai.providers.offline.titles import TakenTitles, write_title
from igny8_core.ai.providers.offline.wording import listing, phrase
from igny8_core.ai.replies import ContentType, IdeaReply, IdeasReply

WORDS: dict[ContentType, int] = {"question": 600, "how_to": 800, "guide": 800, "comparison": 900, "list": 900}
WORDS_PER_FURTHER_KEYWORD = 100
MOST_WORDS = 1200
MOST_NAMED = 3
NAMELESS = "Untitled"


def suggest(data: Mapping[str, Any]) -> IdeasReply:
    """Answer for {"site", "clusters": [{id, name, keywords: [{keyword, intent, volume}]}], "existing_titles"}.

    One to seven ideas a cluster; every keyword is a target of exactly one of them.
    """
    language = language_of((data.get("site") or {}).get("language"))
    taken = TakenTitles(data.get("existing_titles", ()))
    ideas = [idea for cluster in data["clusters"] for idea in _ideas_of(cluster, language, taken)]
    return IdeasReply(ideas=ideas)


def _ideas_of(cluster: Mapping[str, Any], language: Language, taken: TakenTitles) -> list[IdeaReply]:
    rows = [row for row in cluster.get("keywords", ()) if row["keyword"].strip()]
    if not rows:
        rows = [{"keyword": cluster["name"] or NAMELESS, "intent": None, "volume": None}]
    return [_idea(cluster, seed, language, taken) for seed in seeds_of(rows)]


def _idea(cluster: Mapping[str, Any], seed: IdeaSeed, language: Language, taken: TakenTitles) -> IdeaReply:
    keywords, kind = seed.keywords, seed.content_type
    lead = phrase(keywords[0]) or NAMELESS
    intent = intent_of(lead, seed.rows[0].get("intent"), kind)
    blanks = Blanks(lead, language, sides=tuple(sides([lead], language)))
    plan = plan_of(lead, content_type=kind, intent=intent, sides=len(blanks.sides))
    words = WORDS[kind] + WORDS_PER_FURTHER_KEYWORD * (len(keywords) - 1)
    return IdeaReply(
        cluster_id=cluster["id"],
        title=write_title(plan, blanks, taken, more=headline(cluster["name"], language)),
        angle=_angle(plan, keywords, language),
        search_intent=intent,
        content_type=kind,
        target_keywords=keywords,
        outline=write_outline(plan, keywords, blanks),
        word_count=min(words, MOST_WORDS),
    )


def _angle(plan: str, keywords: list[str], language: Language) -> str:
    angles = language.angles
    family = family_of(plan)
    first, *further = [language.quoted(phrase(keyword)) for keyword in keywords[: 1 + MOST_NAMED]]
    angle = angles.get(family, angles["comparison"]).format(q=first)
    also = listing(further, last=language.conjunction)
    return f"{angle} {angles['also'].format(also=also)}" if further else angle
