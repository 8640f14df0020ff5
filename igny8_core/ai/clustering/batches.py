"""Cut the keywords of a site into batches that belong together, and say what each batch lies next to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import scipy.sparse as sp

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.neighbours import nearest
from igny8_core.ai.clustering.packing import pack
from igny8_core.ai.clustering.vectors import vectorise

MOST_NEIGHBOURS = 30
#: Of these, kept for existing clusters, or else a big site's other keywords would crowd them out.
MOST_KNOWN = 15
NEIGHBOURS_OF_ONE = 6
#: Below this, two texts share a syllable and no topic.
LEAST_SIMILARITY = 0.05


@dataclass(frozen=True)
class Batch:
    """Indexes into the texts, the group of each, and the indexes (texts, then known names) of what lies near.

    `neighbour_groups` are the groups of the neighbours, known names included.
    """

    members: list[int]
    groups: list[int]
    neighbours: list[int]
    neighbour_groups: list[int]


def plan_batches(texts: Sequence[str], *, batch_size: int, known: Sequence[str] = ()) -> list[Batch]:
    """Batches that hold every index exactly once, no more of them than ceil(len(texts) / batch_size).

    Groups are found over `texts` and `known` (names of clusters that exist) together, so labels are global. A
    neighbour >= len(texts) is `known[neighbour - len(texts)]`. Raises ValueError for a batch size below 1.
    """
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    if not texts:
        return []
    everything = [*texts, *known]
    labels = group(everything)
    boxes = [sorted(box, key=lambda i: (labels[i], i)) for box in pack(_by_label(labels, len(texts)), size=batch_size)]
    near = _near_boxes(everything, boxes, own=len(texts))
    same_group = _by_label(labels, len(everything))
    return [_batch(box, labels, near[number], same_group, len(texts)) for number, box in enumerate(boxes)]


def _by_label(labels: Sequence[int], count: int) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(max(labels) + 1)]
    for index in range(count):
        members[labels[index]].append(index)
    return members


def _batch(box: list[int], labels: list[int], near: dict[int, float], same_group: list[list[int]], own: int) -> Batch:
    inside = set(box)
    touched = {labels[i] for i in box}
    related = [i for label in touched for i in same_group[label] if i not in inside]
    candidates = set(related) | (near.keys() - inside)
    ranked = sorted(candidates, key=lambda i: (labels[i] not in touched, -round(near.get(i, 0.0), 6), i))
    near_by = _shortlist(ranked, own)
    return Batch(box, [labels[i] for i in box], near_by, [labels[i] for i in near_by])


def _shortlist(ranked: list[int], own: int) -> list[int]:
    known = [i for i in ranked if i >= own][:MOST_KNOWN]
    others = [i for i in ranked if i < own][: MOST_NEIGHBOURS - len(known)]
    kept = {*known, *others}
    return [i for i in ranked if i in kept]


def _near_boxes(everything: list[str], boxes: list[list[int]], own: int) -> list[dict[int, float]]:
    """For each box: index of a near text or known name → its similarity to the nearest member."""
    vectors = vectorise(everything)
    box_of = {index: number for number, box in enumerate(boxes) for index in box}
    near: list[dict[int, float]] = [defaultdict(float) for _ in boxes]
    for index, other, similarity in [*_pairs(vectors[:own], vectors, 0), *_pairs(vectors[:own], vectors[own:], own)]:
        found = near[box_of[index]]
        found[other] = max(found[other], similarity)
    return near


def _pairs(queries: sp.csr_matrix, others: sp.csr_matrix, offset: int) -> Iterable[tuple[int, int, float]]:
    rows, columns, weights = nearest(queries, others, count=NEIGHBOURS_OF_ONE, skip_self=offset == 0)
    kept = weights >= LEAST_SIMILARITY
    return zip(rows[kept].tolist(), (columns[kept] + offset).tolist(), weights[kept].tolist(), strict=True)
