"""An honest draft: the structure of the article and what each part has to say, without a single invented fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from itertools import cycle
from typing import Any

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.brief import Brief, read_brief
from igny8_core.ai.providers.offline.metadata import excerpt, meta_description, meta_title, slug_of
from igny8_core.ai.providers.offline.outlines import own_heading
from igny8_core.ai.providers.offline.questions import questions
from igny8_core.ai.providers.offline.roles import ESSENTIAL, roles_of
from igny8_core.ai.providers.offline.sections import Section
from igny8_core.ai.providers.offline.subjects import sides
from igny8_core.ai.providers.offline.wording import pick
from igny8_core.ai.replies import ArticleReply
from igny8_core.common.html import count_words

#: A sentence takes about 18 words: stopping half a sentence early centres the length on what was asked.
HALF_A_SENTENCE = 9
#: Shorter articles have no closing paragraph.
SHORT = 400
SHORTEST_SHARE = 0.85
#: Further keywords that a section of a long article asks about.
MOST_KEYWORDS = 4


def draft(data: Mapping[str, Any]) -> ArticleReply:
    """Answer for {"title", "content_type", "keywords", "outline", "word_count", "domain", "language", …}.

    The visible text is within 15 % of `word_count` as long as there is something honest to say; a draft that stays
    shorter says so in its first lines.
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
    sections = _sections(brief)
    around = [_intro(brief), _closing(brief), questions(brief)]
    fixed = "".join([_notice(brief), *around, *(section.html() for section in sections)])
    _grow(sections, brief.words - count_words(fixed))
    intro, closing, asked = around
    body = "".join([intro, *(section.html() for section in sections), closing, asked])
    return _notice(brief, short=count_words(body) < SHORTEST_SHARE * brief.words) + body


def _sections(brief: Brief) -> list[Section]:
    roles = roles_of(brief.outline, plan=brief.plan, keywords=brief.keywords, blanks=brief.blanks)
    by_heading = {own_heading(keyword, brief.language): keyword for keyword in brief.keywords}
    said: set[str] = set()
    sections = []
    for heading, role in zip(brief.outline, roles, strict=True):
        section = Section(
            heading=heading,
            role=brief.language.sections[role],
            blanks=_blanks(brief, by_heading.get(heading)),
            seed=brief.title,
            said=said,
            keywords=brief.keywords[1 : 1 + MOST_KEYWORDS],
        )
        section.begin(with_form=role in ESSENTIAL)
        sections.append(section)
    return sections


def _grow(sections: list[Section], words: int) -> None:
    """All sections in turn say one thing more until the words are used up or nothing is left to say."""
    left = words
    silent = 0
    for section in cycle(sections):
        if left <= HALF_A_SENTENCE or silent >= len(sections):
            return
        taken = section.grow(left + HALF_A_SENTENCE)
        silent = 0 if taken else silent + 1
        left -= taken


def _blanks(brief: Brief, keyword: str | None) -> Blanks:
    """The section of a keyword speaks about that keyword, all others about the one of the title."""
    if keyword is None or keyword == brief.keywords[0]:
        return brief.blanks
    return replace(brief.blanks, keyword=keyword, sides=tuple(sides([keyword], brief.language)))


def _notice(brief: Brief, *, short: bool = False) -> str:
    """What this is, before anything else."""
    notices = brief.language.notices
    sentences = [pick(notices.draft, brief.title)]
    if brief.language.is_foreign:
        sentences.append(notices.foreign.format(language=brief.language.code))
    if short:
        sentences.append(notices.short)
    return f"<p><em>{escape(' '.join(sentences))}</em></p>"


def _intro(brief: Brief) -> str:
    text = brief.blanks.fill(pick(brief.worded(brief.language.intros), brief.title))
    return f"<p>{escape(text)}</p>"


def _closing(brief: Brief) -> str:
    if brief.words < SHORT:
        return ""
    return f"<p>{escape(brief.blanks.fill(brief.worded(brief.language.closings)))}</p>"
