"""Which keywords of a cluster share an article: near-duplicates always, and the rest when there are too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from igny8_core.ai.clustering.phrases import comparable
from igny8_core.ai.clustering.vectors import normalise_text, topic_words, vectorise
from igny8_core.ai.providers.offline.intents import content_type_of
from igny8_core.ai.replies import ContentType

MOST_IDEAS = 7
#: Share of topic words that two keywords of one kind have in common to be the same search.
SAME_SEARCH = 0.6
#: Below this likeness of vectors two keywords share syllables, not a topic.
SLIGHTLY_ALIKE = 0.1


@dataclass
class IdeaSeed:
    """One article to be: the keyword it is named after comes first."""

    content_type: ContentType
    rows: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def keywords(self) -> list[str]:
        return [row["keyword"] for row in self.rows]


def seeds_of(rows: Sequence[Mapping[str, Any]]) -> list[IdeaSeed]:
    """One to seven seeds that hold every keyword exactly once, most searched first."""
    ranked = sorted(rows, key=lambda row: (-(row.get("volume") or 0), row["keyword"]))
    seeds: list[IdeaSeed] = []
    for row in ranked:
        content_type = content_type_of(row["keyword"])
        words = _words(row["keyword"])
        twin = next((s for s in seeds if s.content_type == content_type and _same(words, _words(s.keywords[0]))), None)
        if twin is None:
            seeds.append(IdeaSeed(content_type, [row]))
        else:
            twin.rows.append(row)
    return _merge_surplus(seeds)


def _words(keyword: str) -> frozenset[str]:
    return frozenset(comparable(" ".join(topic_words(normalise_text(keyword)))).split())


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return True
    return len(one & other) / max(1, len(one | other)) >= SAME_SEARCH


def _merge_surplus(seeds: list[IdeaSeed]) -> list[IdeaSeed]:
    """The less searched seeds join the kept one that is most like them, of their own kind if there is one."""
    kept, surplus = _varied(seeds)
    if not surplus:
        return seeds
    vectors = vectorise([seed.keywords[0] for seed in [*kept, *surplus]])
    likeness = (vectors[len(kept) :] @ vectors[: len(kept)].T).toarray().round(6)
    for seed, row in zip(surplus, likeness, strict=True):
        # Where nothing is alike, an article of the same kind takes the keyword in.
        near = [score if score >= SLIGHTLY_ALIKE else 0.0 for score in row]
        order = sorted(range(len(kept)), key=lambda i: (-near[i], kept[i].content_type != seed.content_type, i))
        kept[order[0]].rows.extend(seed.rows)
    return kept


def _varied(seeds: list[IdeaSeed]) -> tuple[list[IdeaSeed], list[IdeaSeed]]:
    """At most seven, each kind of article at least once."""
    first_of_kind = {id(next(s for s in seeds if s.content_type == kind)) for kind in {s.content_type for s in seeds}}
    chosen = [s for s in seeds if id(s) in first_of_kind]
    chosen += [s for s in seeds if id(s) not in first_of_kind][: MOST_IDEAS - len(chosen)]
    chosen_ids = {id(s) for s in chosen}
    return [s for s in seeds if id(s) in chosen_ids], [s for s in seeds if id(s) not in chosen_ids]
