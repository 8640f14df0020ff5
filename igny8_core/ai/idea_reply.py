"""Reading an answer with ideas: only for clusters that were asked about, none that the site has already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from igny8_core.ai.base import Reply
from igny8_core.ai.plain_text import cut_at_sentence, cut_at_word, plain
from igny8_core.ai.replies import IdeaReply, IdeasReply
from igny8_core.ai.text_requests import read_json
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.titles import TitleBook, near
from igny8_core.common.exceptions import ProviderError

WORDS_LEAST, WORDS_MOST = 300, 5000
MOST_TARGETS, MOST_HEADINGS = 20, 12
LONGEST_TITLE, LONGEST_HEADING, LONGEST_ANGLE = 300, 300, 1000


@dataclass(frozen=True)
class Idea:
    """A checked idea; `targets` are keywords of its cluster as the cluster spells them."""

    cluster_id: int
    title: str
    angle: str
    search_intent: str
    content_type: str
    targets: list[str]
    outline: list[str]
    word_count: int


@dataclass(frozen=True)
class IdeaPlan:
    """New ideas, and the clusters that had an answer at all: one of them may be left with no idea that is new."""

    ideas: list[Idea]
    answered: frozenset[int]


def read_ideas(reply: Reply, *, keywords: Mapping[int, Sequence[str]], known: TitleBook) -> IdeaPlan:
    """The plan for the clusters that `keywords` (most searched first) is of.

    Raises ProviderError when the answer has nothing for any of them.
    """
    only = next(iter(keywords)) if len(keywords) == 1 else 0
    found: list[Idea] = []
    for one in read_json(reply, IdeasReply).ideas:
        # An answer about one cluster need not repeat which.
        cluster_id = one.cluster_id or only
        if cluster_id in keywords and one.title:
            found.append(_checked(one, cluster_id, keywords[cluster_id]))
    if not found:
        raise ProviderError("The AI's answer held no idea for the clusters asked about.", phase="PARSE")
    return IdeaPlan(ideas=_new(found, known), answered=frozenset(idea.cluster_id for idea in found))


def _new(found: list[Idea], known: TitleBook) -> list[Idea]:
    taken = known.near_to([idea.title for idea in found])
    new: list[Idea] = []
    for idea in found:
        same = any(near(idea.title, other.title) or _key(idea) == _key(other) for other in new)
        if idea.title not in taken and not same:
            new.append(idea)
    return new


def _key(idea: Idea) -> str:
    return title_key(idea.title)


def _checked(one: IdeaReply, cluster_id: int, keywords: Sequence[str]) -> Idea:
    return Idea(
        cluster_id=cluster_id,
        title=cut_at_word(one.title, LONGEST_TITLE),
        angle=cut_at_sentence(one.angle, LONGEST_ANGLE),
        search_intent=one.search_intent,
        content_type=one.content_type,
        targets=_targets(one.target_keywords, keywords),
        outline=_outline(one.outline),
        word_count=min(max(one.word_count, WORDS_LEAST), WORDS_MOST),
    )


def _targets(named: Sequence[str], keywords: Sequence[str]) -> list[str]:
    """Keywords of the cluster that are meant; its most searched one when none is."""
    by_key = {title_key(plain(keyword)): keyword for keyword in reversed(keywords)}
    meant = dict.fromkeys(by_key[key] for key in map(title_key, named) if key in by_key)
    return list(meant)[:MOST_TARGETS] or list(keywords[:1])


def _outline(headings: Sequence[str]) -> list[str]:
    once = {title_key(heading): cut_at_word(heading, LONGEST_HEADING) for heading in reversed(headings)}
    return list(reversed(once.values()))[:MOST_HEADINGS]
