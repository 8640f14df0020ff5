"""Small good answers, with words of their own every time: whatever is saved twice is then there twice."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

KEYWORDS_PER_CLUSTER, IDEAS_PER_CLUSTER, WORDS = 3, 2, 300
#: Too few, so that every article is asked about twice.
FIRST_WORDS, MORE_WORDS = 200, 90
HEADINGS = ["How it works"]
#: As a model would: it draws anew for every answer, and forked processes must not draw the same.
_random = random.SystemRandom()


def name() -> str:
    """Three words that nobody has used before."""
    return " ".join("".join(_random.choice("bdfgklmnprst") + _random.choice("aeiou") for _ in range(4)) for _ in "123")


def answer(function: str, data: dict[str, Any]) -> dict[str, Any]:
    """The reply in the shape that the function asks for."""
    return _ANSWERS[function](data)


def less(function: str, reply: dict[str, Any]) -> dict[str, Any]:
    """The same, but it leaves something out where it can."""
    many = {"auto_cluster": "clusters", "generate_ideas": "ideas"}.get(function)
    return {many: reply[many][:1]} if many else reply


def _clusters(data: dict[str, Any]) -> dict[str, Any]:
    ids = [keyword["id"] for keyword in data["keywords"]]
    groups = [ids[i : i + KEYWORDS_PER_CLUSTER] for i in range(0, len(ids), KEYWORDS_PER_CLUSTER)]
    return {
        "clusters": [
            {"cluster_id": None, "name": name().title(), "description": "", "keyword_ids": group} for group in groups
        ]
    }


def _ideas(data: dict[str, Any]) -> dict[str, Any]:
    return {"ideas": [_idea(cluster["id"]) for cluster in data["clusters"] for _ in range(IDEAS_PER_CLUSTER)]}


def _idea(cluster_id: int) -> dict[str, Any]:
    return {
        "cluster_id": cluster_id,
        "title": name().capitalize(),
        "angle": "",
        "search_intent": "informational",
        "content_type": "guide",
        "target_keywords": [],
        "outline": HEADINGS,
        "word_count": WORDS,
    }


def _article(data: dict[str, Any]) -> dict[str, Any]:
    html = "".join(f"<h2>{heading}</h2>" for heading in HEADINGS) + "<p>" + "word " * FIRST_WORDS + "</p>"
    empty = dict.fromkeys(("meta_title", "meta_description", "slug", "excerpt"), "")
    return {"title": data["title"], "html": html, **empty}


def _additions(data: dict[str, Any]) -> dict[str, Any]:
    return {"additions": [{"heading": HEADINGS[0], "html": "<p>" + "more " * MORE_WORDS + "</p>"}]}


def _prompts(data: dict[str, Any]) -> dict[str, Any]:
    featured = {"heading": "", "prompt": f"Picture of {data['title']}", "alt_text": ""}
    in_article = [{"heading": one, "prompt": f"Picture of {one}", "alt_text": ""} for one in data["headings"]]
    return {"featured": featured, "in_article": in_article}


_ANSWERS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "auto_cluster": _clusters,
    "generate_ideas": _ideas,
    "generate_content": _article,
    "extend_content": _additions,
    "generate_image_prompts": _prompts,
}
