"""The frequent questions at the end of a draft: those among the keywords first, then those that readers of this kind
of article ask."""

from __future__ import annotations

from html import escape

from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.intents import is_question
from igny8_core.ai.providers.offline.outlines import own_heading
from igny8_core.ai.providers.offline.wording import phrase, rotated

LEAST_WORDS = 500
WORDS_PER_QUESTION = 300
FEWEST, MOST = 2, 7


def questions(brief: Brief) -> str:
    """HTML of the section, "" for a short article."""
    if brief.words < LEAST_WORDS:
        return ""
    asked = [*_of_keywords(brief), *_usual(brief)][: max(FEWEST, min(MOST, brief.words // WORDS_PER_QUESTION))]
    answers = rotated(brief.language.faq.answers * 2, brief.title)
    parts = [f"<h3>{escape(q)}</h3><p>{escape(a)}</p>" for q, a in zip(asked, answers, strict=False)]
    return f"<h2>{escape(faq_title(brief))}</h2>{''.join(parts)}"


def faq_title(brief: Brief) -> str:
    """The heading of the section."""
    return brief.language.faq.title


def _of_keywords(brief: Brief) -> list[str]:
    """Keywords that are questions and that neither the title nor a heading answers already."""
    promised = " | ".join(phrase(text).casefold() for text in (brief.title, *brief.outline))
    asked = [k for k in dict.fromkeys(brief.keywords) if is_question(k) and phrase(k).casefold() not in promised]
    return [own_heading(keyword, brief.language) for keyword in asked]


def _usual(brief: Brief) -> list[str]:
    return rotated(brief.worded(brief.language.faq.usual), brief.title)
