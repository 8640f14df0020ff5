"""What a plan can say about a phrase or an article."""

from __future__ import annotations

from django.db.models import TextChoices


class Intent(TextChoices):
    """What searchers want."""

    INFORMATIONAL = "informational", "Informational"
    COMMERCIAL = "commercial", "Commercial"
    TRANSACTIONAL = "transactional", "Transactional"
    NAVIGATIONAL = "navigational", "Navigational"


class ContentType(TextChoices):
    """What kind of article."""

    GUIDE = "guide", "Guide"
    HOW_TO = "how_to", "How-to"
    LIST = "list", "List"
    COMPARISON = "comparison", "Comparison"
    QUESTION = "question", "Question"
