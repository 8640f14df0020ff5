"""An honest draft: the structure of the article and what each part has to say, without a single invented fact."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import cycle
from typing import Any

from igny8_core.ai.html import count_words
from igny8_core.ai.providers.offline.brief import Brief, read_brief
from igny8_core.ai.providers.offline.intents import is_question
from igny8_core.ai.providers.offline.metadata import excerpt, meta_description, meta_title, slug_of
from igny8_core.ai.providers.offline.sections import Section
from igny8_core.ai.providers.offline.sentences import CLOSINGS, FAQ_ADVICE, INTROS, NOTICES
from igny8_core.ai.providers.offline.tables import table_of
from igny8_core.ai.providers.offline.wording import headline, phrase, pick, rotated
from igny8_core.ai.replies import ArticleReply

FAQ_TITLE = "Frequently asked questions"
WORDS_PER_QUESTION = 200
MOST_QUESTIONS = 4
#: An item takes about 18 words: stopping half an item early centres the length on what was asked.
HALF_AN_ITEM = 9


def draft(data: Mapping[str, Any]) -> ArticleReply:
    """Answer for {"title", "content_type", "keywords", "outline", "word_count", "domain", …}.

    The visible text is within 15 % of `word_count` for 300 to 3,000 words and headings of usual length.
    """
    brief = read_brief(data)
    return ArticleReply(
        title=brief.title,
        meta_title=meta_title(brief.title),
        meta_description=meta_description(brief),
        slug=slug_of(brief.title),
        excerpt=excerpt(brief),
        html=_body(brief),
    )


def _body(brief: Brief) -> str:
    top, table, faq, closing = _top(brief), table_of(brief), _faq(brief), _closing(brief)
    said: set[str] = set()
    sections = [Section(heading, brief, number, said) for number, heading in enumerate(brief.outline)]
    fixed = "".join([top, table, faq, closing, *(section.html() for section in sections)])
    _grow(sections, brief.words - count_words(fixed))
    parts = [section.html() for section in sections]
    # A table belongs where the choice is prepared: after the second section.
    parts.insert(min(2, len(parts)), table)
    return "".join([top, *parts, faq, closing])


def _grow(sections: list[Section], words: int) -> None:
    """Each section says something, then all in turn until the words are used up or nothing is left to say."""
    left = words - sum(section.grow() for section in sections)
    silent = 0
    for section in cycle(sections):
        if left <= HALF_AN_ITEM or silent >= len(sections):
            return
        taken = section.grow()
        silent = 0 if taken else silent + 1
        left -= taken


def _top(brief: Brief) -> str:
    intros = rotated(INTROS[brief.content_type], brief.title)
    lead = [_filled(text, brief, brief.keywords[0]) for text in intros[: 2 if brief.words >= 400 else 1]]
    return f"<p><em>{escape(pick(NOTICES, brief.title))}</em></p><p>{' '.join(lead)}</p>"


def _faq(brief: Brief) -> str:
    most = min(MOST_QUESTIONS, brief.words // WORDS_PER_QUESTION - 1)
    promised = " | ".join(phrase(text).casefold() for text in (brief.title, *brief.outline))
    asked = [k for k in dict.fromkeys(brief.keywords) if is_question(k) and phrase(k).casefold() not in promised]
    if most < 1 or not asked:
        return ""
    answers = [
        f"<h3>{escape(headline(question))}?</h3><p>{_filled(advice, brief, question)}</p>"
        for question, advice in zip(asked[:most], rotated(FAQ_ADVICE * 2, brief.title), strict=False)
    ]
    return f"<h2>{FAQ_TITLE}</h2>{''.join(answers)}"


def _closing(brief: Brief) -> str:
    return f"<p>{_filled(pick(CLOSINGS, brief.title), brief, brief.keywords[0])}</p>"


def _filled(template: str, brief: Brief, keyword: str) -> str:
    return template.format(k=escape(phrase(keyword)), t=escape(phrase(brief.title)), s=escape(brief.site))
