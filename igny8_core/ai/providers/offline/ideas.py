"""Article ideas for clusters, by the search intent of their keywords."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8_core.ai.providers.offline.idea_groups import IdeaSeed, seeds_of
from igny8_core.ai.providers.offline.intents import content_type_of, intent_of
from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.providers.offline.titles import title_key, write_title
from igny8_core.ai.providers.offline.wording import listing, phrase
from igny8_core.ai.replies import ContentType, IdeaReply, IdeasReply

WORDS: dict[ContentType, int] = {"question": 600, "how_to": 800, "guide": 800, "comparison": 900, "list": 900}
WORDS_PER_FURTHER_KEYWORD = 100
MOST_WORDS = 1200
MOST_NAMED = 3

ANGLES: dict[ContentType, str] = {
    "question": "Answers “{k}” in the first paragraph, then explains when the answer changes.",
    "how_to": "Leads a reader who searches “{k}” from preparation to a result they can check.",
    "comparison": "Helps a reader who searches “{k}” to decide by criteria, not by brand.",
    "list": "Gives a reader who searches “{k}” criteria first and a shortlist second.",
    "guide": "Gives a reader who searches “{k}” the whole picture before the details.",
}


def suggest(data: Mapping[str, Any]) -> IdeasReply:
    """Answer for {"site", "clusters": [{id, name, keywords: [{keyword, intent, volume}]}], "existing_titles"}.

    One to seven ideas a cluster; every keyword is a target of exactly one of them.
    """
    taken = {title_key(title) for title in data.get("existing_titles", ())}
    ideas = [idea for cluster in data["clusters"] for idea in _ideas_of(cluster, taken)]
    return IdeasReply(ideas=ideas)


def _ideas_of(cluster: Mapping[str, Any], taken: set[str]) -> list[IdeaReply]:
    rows = [row for row in cluster.get("keywords", ()) if row["keyword"].strip()]
    if not rows:
        rows = [{"keyword": cluster["name"] or "Untitled", "intent": None, "volume": None}]
    return [_idea(cluster["id"], seed, taken) for seed in seeds_of(rows)]


def _idea(cluster_id: int, seed: IdeaSeed, taken: set[str]) -> IdeaReply:
    lead, keywords = seed.rows[0], seed.keywords
    intent = intent_of(lead["keyword"], lead.get("intent"), seed.content_type)
    words = WORDS[seed.content_type] + WORDS_PER_FURTHER_KEYWORD * (len(keywords) - 1)
    return IdeaReply(
        cluster_id=cluster_id,
        title=write_title(lead["keyword"], seed.content_type, intent, taken),
        angle=_angle(seed),
        search_intent=intent,
        content_type=seed.content_type,
        target_keywords=keywords,
        outline=write_outline(content_type_of(lead["keyword"]), keywords),
        word_count=min(words, MOST_WORDS),
    )


def _angle(seed: IdeaSeed) -> str:
    angle = ANGLES[seed.content_type].format(k=phrase(seed.keywords[0]))
    also = [f"“{phrase(keyword)}”" for keyword in seed.keywords[1 : 1 + MOST_NAMED]]
    return f"{angle} Also covers {listing(also)}." if also else angle
