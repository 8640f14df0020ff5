"""Which plan an article follows: its kind, and for questions, comparisons and guides the variety of it."""

from __future__ import annotations

import re

from igny8_core.ai.replies import ContentType

_AMOUNT = re.compile(
    r"^(how (much|many|long|often|far|big|high|hot|old|heavy)|wieviel"
    r"|wie (viele?|lange|oft|teuer|weit|groß|hoch|heiß|alt|schwer)|combien|cuánt[oa]s?|quant[oiae])\b"
)
_REASON = re.compile(r"^(why|warum|wieso|weshalb|pourquoi|por qué|perché|waarom)\b|なぜ")
_YES_NO = re.compile(
    r"^(is|are|was|were|do|does|did|can|could|should|will|would|has|have|am|ist|sind|kann|können|darf|soll|sollte|muss|"
    r"müssen|hat|haben|macht|gibt es)\b"
    r"|\b(worth it|lohnt sich)$"
)
#: One thing is asked about, not the best or the difference: `what is a latte`.
_MEANING = re.compile(r"^((what('s| is| are)|was (ist|sind|bedeutet)) (?!the\b|der\b|die\b|das\b)(\S+ ?){1,5}$)|とは")

BUYING = frozenset(("commercial", "transactional"))


def plan_of(keyword: str, *, content_type: ContentType, intent: str, sides: int) -> str:
    """The name of the plan for an article that is named after a keyword; `sides` is how many it compares."""
    text = keyword.casefold().strip(" ?？؟")
    if content_type == "comparison":
        return "comparison" if sides == 2 else "comparison_of_many"
    if content_type == "question":
        return _asking(text)
    if content_type == "guide" and intent in BUYING:
        return "buying"
    if content_type == "guide" and intent == "navigational":
        return "navigational"
    return content_type


def _asking(text: str) -> str:
    plans = {"amount": _AMOUNT, "reason": _REASON, "meaning": _MEANING, "yes_no": _YES_NO}
    return next((name for name, pattern in plans.items() if pattern.search(text)), "question")


def family_of(plan: str) -> str:
    """The name under which the words around an article are kept: all plans of questions share theirs."""
    return "question" if plan in {"amount", "reason", "yes_no", "meaning"} else plan
