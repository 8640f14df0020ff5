"""What requests look like, for the document."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample

NEW_TASK = OpenApiExample(
    "A task by hand",
    request_only=True,
    value={
        "site_id": 3,
        "title": "How to descale a moka pot",
        "word_count": 1200,
        "content_type": "how_to",
        "search_intent": "informational",
        "outline": ["Why scale matters", "What you need", "Step by step", "How often"],
        "target_keywords": ["descale moka pot", "clean moka pot"],
    },
)
EDITED_ARTICLE = OpenApiExample(
    "A better title, safe from overwriting a colleague",
    request_only=True,
    value={
        "title": "How to descale a moka pot in ten minutes",
        "meta_title": "Descale a moka pot in 10 minutes",
        "updated_at": "2025-12-11T10:30:00.123456Z",
    },
)
SENT_BACK = OpenApiExample(
    "A reason",
    request_only=True,
    value={"reason": "The second section repeats the first. Please name a source for the numbers."},
)
