"""An article that came too short, and what a second answer adds to it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from igny8_core.ai.article import Article
from igny8_core.ai.article_html import article_html
from igny8_core.ai.base import Reply
from igny8_core.ai.headings import heading_key
from igny8_core.ai.plain_text import plain
from igny8_core.ai.replies import AdditionsReply
from igny8_core.ai.text_requests import read_json
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.html import count_words

#: An article may have this share of the words wanted, more or less, and is as ordered.
TOLERANCE = 0.15
_AT_H2 = re.compile(r"(?=<h2>)")
_H2 = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)


@dataclass
class Section:
    """An h2 with all below it; the introduction has no heading."""

    heading: str
    html: str


def is_short(article: Article, *, wanted: int) -> bool:
    """True when more than the tolerance is missing."""
    return article.words < math.ceil(wanted * (1 - TOLERANCE))


def most_words(wanted: int) -> int:
    """The longest that still is what was ordered, and the most that is charged for."""
    return math.ceil(wanted * (1 + TOLERANCE))


def as_data(article: Article, *, outline: Sequence[str]) -> dict[str, Any]:
    """What the model needs to know to go on: the text by sections, and headings of the outline that have none."""
    sections = _sections(article.html)
    there = {heading_key(section.heading) for section in sections}
    return {
        "sections": [{"heading": section.heading, "text": plain(_H2.sub("", section.html))} for section in sections],
        "missing_headings": [heading for heading in outline if heading_key(heading) not in there],
    }


def extended(article: Article, reply: Reply, *, wanted: int, outline: Sequence[str]) -> Article:
    """The article with the additions, as many as fit. Raises ProviderError when nothing of the answer can be used."""
    sections = _sections(article.html)
    room = most_words(wanted) - article.words
    for addition in read_json(reply, AdditionsReply).additions:
        html = _H2.sub(r"<h3>\1</h3>", article_html(addition.html, title=addition.heading))
        words = count_words(html)
        is_new = 0 < words <= room and plain(html) not in plain(article.html)
        if is_new and _put(sections, Section(addition.heading, html), outline):
            room -= words
    html = "\n".join(section.html for section in sections)
    words = count_words(html)
    if words <= article.words:
        raise ProviderError("The AI added nothing to the article.", phase="PARSE")
    return replace(article, html=html, words=words)


def _sections(html: str) -> list[Section]:
    parts = [part.strip() for part in _AT_H2.split(html)]
    return [Section(_heading_of(part), part) for part in parts if part]


def _heading_of(part: str) -> str:
    found = _H2.match(part)
    return plain(found[1]) if found else ""


def _put(sections: list[Section], new: Section, outline: Sequence[str]) -> bool:
    """Below its heading, or as a section of its own where the outline has it, else before the last one."""
    key = heading_key(new.heading)
    for section in sections:
        if heading_key(section.heading) == key:
            section.html = f"{section.html}\n{new.html}"
            return True
    if key:
        titled = Section(new.heading, f"<h2>{_escaped(new.heading)}</h2>\n{new.html}")
        sections.insert(_place(sections, key, outline), titled)
    return bool(key)


def _place(sections: Sequence[Section], key: str, outline: Sequence[str]) -> int:
    there = [heading_key(section.heading) for section in sections]
    keys = [heading_key(heading) for heading in outline]
    at = keys.index(key) if key in keys else len(keys)
    before, behind = set(keys[:at]), set(keys[at + 1 :])
    if key in keys and before & set(there):
        return max(place for place, one in enumerate(there) if one in before) + 1
    # The last section of an article closes it.
    return next((place for place, one in enumerate(there) if one in behind), max(len(there) - 1, 1))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
