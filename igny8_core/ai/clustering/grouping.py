"""Group short texts by topic, number of groups unknown: a sparse nearest-neighbour graph cut by the Louvain method.

Louvain and not Leiden: that of scikit-network draws from the C library's `rand()`, which all threads move on,
so the same texts would get other groups each time. `move_to_nearest_mean` mends what Leiden would have refined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2, sqrt

import numpy as np
import scipy.sparse as sp
from sknetwork.clustering import Louvain

from igny8_core.ai.clustering.means import Labels, margins, move_to_nearest_mean
from igny8_core.ai.clustering.neighbours import nearest
from igny8_core.ai.clustering.rows import Floats, Vectors, VectorSource
from igny8_core.ai.clustering.vectors import normalise_text, vectorise

FEWEST_NEIGHBOURS = 3
REFINEMENTS = 3
#: How finely the graph may be cut: from about sqrt(n)/2 groups to groups of three.
FIRST_RESOLUTION, RESOLUTION_STEP = 0.4, 1.25
SMALLEST_MEAN_SIZE = 3
#: This far below the best cut, stop looking.
HOPELESS = 0.7


@dataclass(frozen=True)
class Choice:
    """Many cuts of one graph stand about equally clearly apart. Which of them to take.

    Nearly as good as the best are those with `near` of its clearness, and those that only chance may have put behind
    it, within `errors` standard errors (on a short list that is most). Taken is the one at `depth` among them, from the
    coarsest (0) to the finest (1).
    """

    near: float
    errors: float
    depth: float

    def among(self, cuts: Sequence[Cut]) -> Cut:
        """The cut to take of at least one."""
        best = max(cuts, key=lambda cut: cut.clearness)
        near = [
            cut for cut in cuts if cut.clearness >= self.near * best.clearness or cut.is_as_clear(best, self.errors)
        ]
        return near[int((len(near) - 1) * self.depth)]


@dataclass(frozen=True)
class Cut:
    """Groups of all texts, and how clearly each text of the sample stands in its own."""

    labels: Labels
    margins: Floats

    @property
    def clearness(self) -> float:
        """Above 0 if there is anything to tell apart."""
        return float(self.margins.mean())

    def is_as_clear(self, best: Cut, errors: float) -> bool:
        """Whether the mean difference, text by text, is within so many of its standard errors."""
        behind = best.margins - self.margins
        return float(behind.mean()) <= errors * float(behind.std()) / sqrt(len(behind))


#: By words, parts of a topic look about as clear as the topic: take the middle. By meaning, a topic that is cut shows
#: at once, and topics lumped together do not: take the finest.
BY_WORDS, BY_MEANING = Choice(near=0.9, errors=2, depth=0.5), Choice(near=0.94, errors=0, depth=1)


def group(texts: Sequence[str], *, vectors: VectorSource = vectorise) -> list[int]:
    """Label each text 0..k-1, in order of first appearance. The same texts get the same groups in any order.

    Equal texts (up to case and spacing) always share a group. `vectors` is asked once, with distinct normalised texts;
    what it raises passes through. 10,000 texts take seconds and no n x n matrix.
    """
    clean = [normalise_text(text) for text in texts]
    # Copies of one text would fill each other's neighbour lists and cut themselves off from the rest.
    distinct = sorted(set(clean))
    labels = _group_distinct(vectors(distinct)) if len(distinct) > 2 else range(len(distinct))
    label_of = dict(zip(distinct, labels, strict=True))
    return _by_first_appearance([int(label_of[text]) for text in clean])


def _group_distinct(rows: Vectors) -> Labels:
    return _refine(rows, _best_cut(rows, BY_WORDS if isinstance(rows, sp.csr_matrix) else BY_MEANING))


def _best_cut(rows: Vectors, choice: Choice) -> Labels:
    """A cut of the graph whose groups stand nearly as clearly apart as those of the best cut."""
    graph = _neighbour_graph(rows)
    cuts: list[Cut] = []
    best = 0.0
    for labels in _cuts(graph) if graph.nnz else ():
        cut = Cut(labels, margins(rows, labels))
        cuts.append(cut)
        best = max(best, cut.clearness)
        if cut.clearness < HOPELESS * best:
            break
    # Where no cut beats the letters that any two texts share, nothing belongs together.
    return choice.among(cuts).labels if best > 0 else np.arange(graph.shape[0])


def _cuts(graph: sp.csr_matrix) -> Iterator[Labels]:
    """Finer and finer cuts; at least one."""
    size = graph.shape[0]
    resolution, found = FIRST_RESOLUTION, 0
    labels: Labels = np.zeros(size, dtype=np.int64)
    while found * SMALLEST_MEAN_SIZE < size and resolution < size:
        labels = Louvain(resolution=resolution).fit_predict(graph).astype(np.int64)
        resolution *= RESOLUTION_STEP
        groups = int(labels.max()) + 1
        if groups > found and groups * groups * 4 >= size:
            found = groups
            yield labels
    if not found:
        yield labels


def _neighbour_graph(rows: Vectors) -> sp.csr_matrix:
    """Symmetric; an edge that both ends chose weighs twice. As many neighbours as keep such graphs in one piece."""
    size = rows.shape[0]
    count = max(FEWEST_NEIGHBOURS, round(log2(size)))
    ends, others, weights = nearest(rows, rows, count=count, skip_self=True)
    graph = sp.csr_matrix((weights, (ends, others)), shape=(size, size))
    return (graph + graph.T).tocsr()


def _refine(rows: Vectors, labels: Labels) -> Labels:
    """Move texts to the nearest group mean: the graph alone misplaces some at the borders."""
    for _ in range(REFINEMENTS):
        moved = move_to_nearest_mean(rows, labels)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _by_first_appearance(labels: list[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(label, len(order)) for label in labels]
