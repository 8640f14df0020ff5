"""Requests for drafts, and what is read out of an answer."""

from __future__ import annotations

import re

from igny8_core.ai.providers.offline.article import draft
from igny8_core.ai.providers.offline.ideas import suggest

KINDS = ("guide", "how_to", "list", "comparison", "question")

#: A search for each kind of article.
LEADS = {
    "guide": "flat white",
    "how_to": "how to use a moka pot",
    "list": "best french press",
    "comparison": "v60 vs chemex",
    "question": "is a moka pot safe",
}


def brief(**changes):
    data = {
        "title": "How to Use a Moka Pot, Step by Step",
        "content_type": "how_to",
        "search_intent": "informational",
        "keywords": ["how to use a moka pot", "moka pot ratio", "is a moka pot safe"],
        "outline": [
            "What You Need Before You Start",
            "The Steps in Order",
            "Common Mistakes and How to Fix Them",
            "How to Tell That It Worked",
        ],
        "word_count": 800,
        "cluster": "Moka Pot",
        "domain": "example.com",
        "language": "en",
    }
    return data | changes


def of_kind(kind, **changes):
    """A brief without an outline for the search of a kind."""
    lead = LEADS[kind]
    return brief(**({"title": lead, "content_type": kind, "keywords": [lead], "outline": []} | changes))


def html_of(**changes):
    return draft(brief(**changes)).html


def one_idea(*keywords, language="en", existing=(), name="Coffee"):
    """The first idea for a cluster of keywords."""
    rows = [{"keyword": keyword, "intent": None, "volume": None} for keyword in keywords]
    site = {"domain": "example.com", "language": language}
    data = {"site": site, "clusters": [{"id": 1, "name": name, "keywords": rows}], "existing_titles": list(existing)}
    return suggest(data).ideas[0]


def text_of(html):
    return re.sub(r"<[^>]+>", "\n", html)


def sentences_of(html):
    """Whole sentences; what has brackets is to be filled in."""
    return [s.strip() for s in re.split(r"[\n]|(?<=\.)\s", text_of(html)) if len(s.split()) > 4 and "[" not in s]
