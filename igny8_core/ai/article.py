"""A checked article: clean HTML, counted words, and every field a page needs, whatever of it the model left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from igny8_core.ai.article_html import article_html
from igny8_core.ai.base import Reply
from igny8_core.ai.plain_text import cut_at_sentence, cut_at_word, plain
from igny8_core.ai.replies import ArticleReply
from igny8_core.ai.text_requests import read_json
from igny8_core.business.content.limits import LONGEST_EXCERPT, LONGEST_HTML
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.html import count_words
from igny8_core.common.numbers import plural
from igny8_core.common.slugs import slug_of

LONGEST_TITLE, LONGEST_META_TITLE, LONGEST_META_DESCRIPTION = 300, 60, 155
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True)
class Article:
    """`words` is counted from the text; `written_by` is the model."""

    title: str
    meta_title: str
    meta_description: str
    slug: str
    excerpt: str
    html: str
    words: int
    written_by: str

    @classmethod
    def read(cls, reply: Reply, *, title: str, spare_slug: str) -> Self:
        """The article ordered under `title`. Raises ProviderError for one without text, or one without end."""
        written = read_json(reply, ArticleReply)
        if len(written.html) > LONGEST_HTML:
            size = plural(len(written.html), "character")
            raise ProviderError(f"The AI's article has {size}; it does not end.", phase="PARSE")
        own_title = cut_at_word(written.title or title, LONGEST_TITLE)
        html = article_html(written.html, title=own_title)
        words = count_words(html)
        if not words:
            raise ProviderError("The AI's article has no text.", phase="PARSE")
        opening = _opening(html)
        return cls(
            title=own_title,
            meta_title=cut_at_word(written.meta_title or own_title, LONGEST_META_TITLE),
            meta_description=cut_at_sentence(written.meta_description or opening, LONGEST_META_DESCRIPTION),
            slug=slug_of(written.slug, own_title, title) or spare_slug,
            excerpt=cut_at_sentence(written.excerpt or opening, LONGEST_EXCERPT),
            html=html,
            words=words,
            written_by=reply.usage.model[:60],
        )


def _opening(html: str) -> str:
    """The text of the first paragraphs, enough for a description."""
    text = ""
    for paragraph in _PARAGRAPH.finditer(html):
        text = f"{text} {plain(paragraph[1])}".strip()
        if len(text) >= LONGEST_EXCERPT:
            break
    return text or plain(html)
