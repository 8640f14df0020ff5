"""Cut the keywords of a site into batches that belong together, and say what each batch lies next to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np

from igny8_core.ai.clustering.chain import chain
from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.packing import pack
from igny8_core.ai.clustering.rows import Floats, Ints, Vectors, VectorSource
from igny8_core.ai.clustering.sketch import group_means, sketch
from igny8_core.ai.clustering.vectors import normalise_text, vectorise

#: Enough to meet every cluster of a site with 1,000 keywords.
MOST_NEIGHBOURS = 1000
#: Neighbours of all batches together: 100,000 keywords, one a batch, would need gigabytes otherwise.
MOST_IN_ALL, FEWEST_NEIGHBOURS = 10_000_000, 100
#: The part kept for clusters that exist already, or else a big site's other keywords would crowd them out.
SHARE_OF_KNOWN = 0.5
#: Of one group in one turn, so that the neighbours are of many groups; drawn from a pool so many times as large.
MOST_OF_A_GROUP, MOST_OF_OWN_GROUP, POOL = 3, 60, 8
#: Members whose groups are compared with the whole site at once: with 100,000 keywords at most 80 MB.
COLUMNS = 200
#: Lifts the rest of a group above everything that is only similar.
SAME_GROUP = 4.0


@dataclass(frozen=True)
class Batch:
    """Indexes into the texts, the group of each, and the indexes (texts, then known names) of what lies near.

    The rest of the batch's own groups comes first, then the most similar. `neighbour_groups` are the groups of the
    neighbours, known names included.
    """

    members: list[int]
    groups: list[int]
    neighbours: list[int]
    neighbour_groups: list[int]


class _Remembered:
    """A vector source that keeps what it made: vectors may cost money, and the batches need those of the groups."""

    def __init__(self, source: VectorSource) -> None:
        self.source = source
        self.places: dict[str, int] = {}
        self.made: Vectors | None = None

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.places = {text: place for place, text in enumerate(texts)}
        self.made = self.source(texts)
        return self.made

    def sketch_of(self, texts: Sequence[str]) -> Floats:
        """Sketches of texts, in their order."""
        clean = [normalise_text(text) for text in texts]
        # Fewer than three different texts are grouped without looking at them.
        made = self(list(dict.fromkeys(clean))) if self.made is None else self.made
        return sketch(made)[[self.places[text] for text in clean]]


def plan_batches(
    texts: Sequence[str], *, batch_size: int, known: Sequence[str] = (), vectors: VectorSource = vectorise
) -> list[Batch]:
    """Batches that hold every index exactly once, no more of them than ceil(len(texts) / batch_size).

    Like groups share a batch; batches that follow each other lie apart, so that a few may be asked about side by side
    and the first ones meet the topics of the whole list. Groups are found over `texts` and `known` (names of clusters
    that exist) together, so labels are global. A neighbour >= len(texts) is `known[neighbour - len(texts)]`. `vectors`
    is asked once, with distinct normalised texts. Raises ValueError for a batch size below 1 and what `vectors` raises.
    """
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    if not texts:
        return []
    everything = [*texts, *known]
    source = _Remembered(vectors)
    labels = np.array(group(everything, vectors=source), dtype=np.int64)
    rows = source.sketch_of(everything)
    boxes = _boxes(rows, labels, own=len(texts), size=batch_size)
    count = max(FEWEST_NEIGHBOURS, min(MOST_NEIGHBOURS, MOST_IN_ALL // len(boxes)))
    return [
        _batch(box, labels, similarity, own=len(texts), count=count)
        for box, similarity in zip(boxes, _similarities(rows, labels, boxes), strict=True)
    ]


def _boxes(rows: Floats, labels: Ints, *, own: int, size: int) -> list[list[int]]:
    """Groups in a chain of like ones, cut into boxes; each box sorted by group."""
    members: list[list[int]] = [[] for _ in range(int(labels.max()) + 1)]
    for index, label in enumerate(labels[:own].tolist()):
        members[label].append(index)
    order = chain(group_means(rows, labels.tolist()))
    boxes = _spread(pack([members[label] for label in order], size=size))
    return [sorted(box, key=lambda i: (labels[i], i)) for box in boxes]


def _spread(boxes: list[list[int]]) -> list[list[int]]:
    """The same boxes in strides, so that neighbours in the chain do not follow each other."""
    stride = isqrt(len(boxes))
    return [box for start in range(stride) for box in boxes[start::stride]]


def _similarities(rows: Floats, labels: Ints, boxes: Sequence[Sequence[int]]) -> Iterator[Floats]:
    """For each box: the similarity of every text to the mean of that group in the box which it is nearest to."""
    at_once = max(1, COLUMNS // max(map(len, boxes)))
    for start in range(0, len(boxes), at_once):
        some = boxes[start : start + at_once]
        members = np.concatenate(some)
        begins = np.cumsum([0, *map(len, some)])[:-1]
        # A box is sorted by group, so a part of a group begins where the label changes or a box begins.
        changes = np.append(True, np.diff(labels[members]) != 0)
        changes[begins] = True
        parts = np.cumsum(changes) - 1
        products = rows @ group_means(rows[members], parts.tolist()).T
        yield from np.ascontiguousarray(np.maximum.reduceat(products, parts[begins], axis=1).T)


def _batch(box: list[int], labels: Ints, similarity: Floats, *, own: int, count: int) -> Batch:
    touched = np.zeros(int(labels.max()) + 1, dtype=np.float32)
    touched[labels[box]] = SAME_GROUP
    # Rounding makes ties real ties, which the lower index wins.
    score = similarity.round(5) + touched[labels]
    score[box] = -np.inf
    known = _best(score[own:], labels[own:], int(count * SHARE_OF_KNOWN)) + own
    others = _best(score[:own], labels[:own], min(count - len(known), own - len(box)))
    near = np.sort(np.concatenate([others, known]))
    near = near[np.argsort(-score[near], kind="stable")]
    return Batch(box, labels[box].tolist(), near.tolist(), labels[near].tolist())


def _best(score: Floats, labels: Ints, count: int) -> Ints:
    """The `count` best; where that is not all of them, a few of each group before more of any."""
    if len(score) <= count:
        return np.flatnonzero(score > -np.inf)
    pool = np.argpartition(-score, min(count * POOL, len(score) - 1))[: count * POOL]
    pool = pool[np.lexsort((pool, -score[pool]))]
    most = np.where(score[pool] > SAME_GROUP / 2, MOST_OF_OWN_GROUP, MOST_OF_A_GROUP)
    turns = _place_in_group(labels[pool]) // most
    best = pool[np.argsort(turns, kind="stable")]
    return best[score[best] > -np.inf][:count]


def _place_in_group(labels: Ints) -> Ints:
    """How many of the same label come before each."""
    order = np.argsort(labels, kind="stable")
    places = np.arange(len(labels))
    begins = np.append(True, np.diff(labels[order]) != 0)
    found = np.empty_like(places)
    found[order] = places - np.maximum.accumulate(np.where(begins, places, 0))
    return found
