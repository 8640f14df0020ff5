"""Examples in the API's document."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample

_WORK = {
    "generation_status": "completed",
    "work_state": "completed",
    "created_at": "2026-01-31T09:00:00Z",
    "updated_at": "2026-01-31T09:04:12Z",
}


def _asked(name: str, value: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True)


def _answered(name: str, value: dict[str, Any]) -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True)


KEYWORD = _answered(
    "A keyword in a cluster",
    {
        "id": 41,
        "site_id": 3,
        "keyword": "moka pot sizes",
        "volume": 1300,
        "difficulty": 24,
        "intent": "informational",
        "country": "US",
        "cluster": {"id": 7, "name": "Moka Pots"},
        "status": "mapped",
        "disabled": False,
        **_WORK,
    },
)
NEW_KEYWORD = _asked("A keyword with its figures", {"site_id": 3, "keyword": "moka pot sizes", "volume": 1300})
KEYWORDS_UPDATES = [
    _asked("Move to a cluster", {"ids": [41, 42], "changes": {"cluster_id": 7}}),
    _asked("Take out of their cluster", {"ids": [41, 42], "changes": {"cluster_id": None}}),
    _asked("Leave alone", {"ids": [41, 42], "changes": {"disabled": True}}),
]
CLUSTER = _answered(
    "A cluster with ideas",
    {
        "id": 7,
        "site_id": 3,
        "name": "Moka Pots",
        "description": "Choosing, using and cleaning stovetop coffee makers",
        "search_intent": "informational",
        "volume": 18400,
        "keywords_count": 12,
        "ideas_count": 5,
        "status": "mapped",
        "disabled": False,
        **_WORK,
    },
)
CLUSTER_CONTENTS = _answered(
    "Two clusters",
    {
        "clusters": [
            {"id": 7, "name": "Moka Pots", "disabled": False, "keywords_count": 12, "ideas_count": 5},
            {"id": 8, "name": "Moka Pot Cleaning", "disabled": False, "keywords_count": 4, "ideas_count": 1},
        ],
        "keywords": 16,
        "ideas": 6,
        "ideas_with_writer": 2,
    },
)
MERGE = _asked("Two clusters into a third", {"into_id": 7, "ids": [8, 9]})
SPLIT = _asked("Two keywords of their own", {"name": "Moka Pot Cleaning", "keyword_ids": [41, 42]})
IDEA = _answered(
    "An idea with the writer",
    {
        "id": 90,
        "site_id": 3,
        "idea_title": "Which Moka Pot Size Do You Need?",
        "description": "From one cup to twelve: how to choose by the cups you drink, not by the number on the box.",
        "cluster": {"id": 7, "name": "Moka Pots"},
        "search_intent": "informational",
        "content_type": "guide",
        "target_keywords": ["moka pot sizes", "moka pot 6 cup"],
        "outline": ["What the Cups on the Box Mean", "A Size for Every Kitchen"],
        "word_count": 1500,
        "status": "queued",
        "task_id": 55,
        **_WORK,
    },
)
NEW_IDEA = _asked(
    "An idea of one's own",
    {
        "site_id": 3,
        "cluster_id": 7,
        "idea_title": "Which Moka Pot Size Do You Need?",
        "content_type": "guide",
        "target_keywords": ["moka pot sizes"],
        "word_count": 1500,
    },
)
