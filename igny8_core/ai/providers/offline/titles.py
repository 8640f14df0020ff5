"""Titles for article ideas, one pattern per kind of article, none twice."""

from __future__ import annotations

from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.providers.offline.wording import headline, rotated
from igny8_core.ai.replies import ContentType, Intent

PATTERNS: dict[ContentType, tuple[str, ...]] = {
    "how_to": (
        "{k}: a step-by-step guide",
        "{k}, step by step",
        "{k}: the method and the mistakes to avoid",
        "{k}: a clear walkthrough for beginners",
    ),
    "question": (
        "{k}? The short answer and the details",
        "{k}? A clear answer",
        "{k}? What to know",
        "{k}? Here is how to tell",
    ),
    "comparison": (
        "{k}: which one is right for you?",
        "{k}: how they differ and how to choose",
        "{k}: a side-by-side comparison",
        "{k}: the differences that matter",
    ),
    "list": (
        "{k}: what to look for and how to choose",
        "{k}: a shortlist and how to compare",
        "{k}: options worth a closer look",
        "{k}: how to narrow down the choice",
    ),
    "guide": (
        "{k}: a practical guide",
        "{k}: what to know before you start",
        "{k}: the essentials explained",
        "{k}: everything a beginner asks",
    ),
}
BUYING = (
    "{k}: what to check before you buy",
    "{k}: a buyer's guide",
    "{k}: how to choose without regrets",
)


def title_key(title: str) -> str:
    """Titles that differ only in case, accents, plurals or punctuation share it."""
    return comparable(title) or title.casefold()


def write_title(keyword: str, content_type: ContentType, intent: Intent, taken: set[str]) -> str:
    """A title that is not taken; marks it taken."""
    buying = content_type == "guide" and intent == "transactional"
    patterns = BUYING if buying else PATTERNS[content_type]
    start = headline(keyword)
    tries = [pattern.format(k=start) for pattern in rotated(patterns, keyword)]
    tries += [f"{tries[0]}, part {number}" for number in range(2, len(taken) + 3)]
    title = next(one for one in tries if title_key(one) not in taken)
    taken.add(title_key(title))
    return title
