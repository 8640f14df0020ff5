"""What the searcher of a keyword wants to read: an answer, instructions, a comparison, a list or a guide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from igny8_core.ai.replies import ContentType, Intent

_COMPARISON = re.compile(
    r"\b(vs|versus|compared|comparison|difference between|unterschiede?|vergleich|différence|diferencia|comparatif)\b"
    r"|違い|比較"
)
_HOW_TO = re.compile(
    r"^(how (to|do|can|should) |wie (macht|benutzt|kann|man)|comment |cómo |come fare)"
    r"|\b(instructions?|steps?|recipes?|tutorial|diy|anleitung|rezept|selber machen|selbst machen|recette|receta)\b"
    r"|方法|やり方|作り方|入れ方|淹れ方"
)
_HOW_MUCH = re.compile(r"^how (do|can|should) .*\b(cost|much|long|often|many)\b")
_QUESTION = re.compile(
    r"^(what|why|when|where|which|who|whose|how|is|are|was|were|am|do|does|did|can|could|should|will|would|has|have|"
    r"warum|wieso|weshalb|wann|wo|wie|welche[rsnm]?|wer|wieviel|ist|sind|kann|darf|soll|muss|"
    r"pourquoi|quand|où|quel|quelle|quels|quelles|combien|"
    r"qué|por qué|cuándo|dónde|cuál|cuánto|perché|quando|quanto|wat|waarom|wanneer|welke)\b|[?？؟]\s*$|とは|なぜ"
    # A topic first and the question after it: `travel insurance denied what to do`.
    r"|\b(worth it|what to do|what are my|what is my|am i|do i need|lohnt sich)\b"
)
_LIST = re.compile(
    r"\b(best|top|cheap|cheapest|affordable|good|alternatives?|ideas|types|brands|sites|beste[nrs]?|günstige?[nrs]?|"
    r"alternativen|ideen|arten|meilleure?s?|mejor(es)?|migliori?)\b|おすすめ|ランキング"
)
_BUYING = re.compile(
    r"\b(buy|price|prices|cost|quote|sale|near me|online|subscription|coupon|discount|shop|kaufen|preise?|kosten|"
    r"bestellen|acheter|prix|comprar|precio)\b|購入|価格|通販"
)

_BY_TYPE: dict[ContentType, Intent] = {
    "question": "informational",
    "how_to": "informational",
    "comparison": "commercial",
    "list": "commercial",
}


def content_type_of(keyword: str) -> ContentType:
    """The kind of article that answers this search."""
    text = keyword.casefold().strip()
    if _COMPARISON.search(text):
        return "comparison"
    if _HOW_TO.search(text) and not _HOW_MUCH.search(text):
        return "how_to"
    if _QUESTION.search(text):
        return "question"
    return "list" if _LIST.search(text) else "guide"


def is_question(keyword: str) -> bool:
    """True for a keyword that can stand in a list of questions as it is."""
    text = keyword.casefold().strip()
    return _QUESTION.search(text) is not None and not _COMPARISON.search(text)


def intent_of(keyword: str, given: object, content_type: ContentType) -> Intent:
    """The keyword's own intent when the import brought one, else by the kind of article."""
    if given in get_args(Intent):
        return cast("Intent", given)
    if content_type in _BY_TYPE:
        return _BY_TYPE[content_type]
    return "transactional" if _BUYING.search(keyword.casefold()) else "informational"


def main_intent(rows: Iterable[Mapping[str, Any]]) -> Intent:
    """The intent of most of the keywords; of several that are equally frequent the first one met."""
    counts = Counter(
        intent_of(row["keyword"], row.get("intent"), content_type_of(row["keyword"]))
        for row in rows
        if row["keyword"].strip()
    )
    return counts.most_common(1)[0][0] if counts else "informational"
