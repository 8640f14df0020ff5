"""Group short texts by topic, number of groups unknown: a sparse nearest-neighbour graph cut by the Louvain method.

Louvain and not Leiden: that of scikit-network draws from the C library's `rand()`, which all threads move on,
so the same texts would get other groups each time. `move_to_nearest_mean` mends what Leiden would have refined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sp
from sknetwork.clustering import Louvain

from igny8_core.ai.clustering.means import Labels, margin, move_to_nearest_mean
from igny8_core.ai.clustering.neighbours import nearest
from igny8_core.ai.clustering.vectors import FEW_TEXTS, normalise_text, vectorise

#: Neighbours of one text in the graph: fewer than a group has members, and topics of a short list are small.
NEIGHBOURS, NEIGHBOURS_OF_FEW = 10, 6
REFINEMENTS = 3
#: How finely the graph may be cut: from about sqrt(n)/2 groups to groups of three.
FIRST_RESOLUTION, RESOLUTION_STEP = 0.4, 1.25
SMALLEST_MEAN_SIZE = 3
#: Many cuts of one graph stand about equally clearly apart. Of all that come near the best, take one a third of the way
#: from the coarsest to the finest; far below the best, stop looking.
NEARLY_BEST, FINENESS, HOPELESS = 0.92, 3, 0.8


def group(texts: Sequence[str]) -> list[int]:
    """Label each text 0..k-1, in order of first appearance. The same texts get the same groups in any order.

    Equal texts (up to case and spacing) always share a group. 10,000 texts take seconds and no n x n matrix.
    """
    clean = [normalise_text(text) for text in texts]
    # Copies of one text would fill each other's neighbour lists and cut themselves off from the rest.
    distinct = sorted(set(clean))
    label_of = dict(zip(distinct, _group_distinct(distinct), strict=True))
    return _by_first_appearance([label_of[text] for text in clean])


def _group_distinct(texts: list[str]) -> list[int]:
    if len(texts) < 3:
        return list(range(len(texts)))
    vectors = vectorise(texts)
    return [int(label) for label in _refine(vectors, _best_cut(vectors))]


def _best_cut(vectors: sp.csr_matrix) -> Labels:
    """A cut of the graph whose groups stand nearly as clearly apart as those of the best cut."""
    graph = _neighbour_graph(vectors)
    if graph.nnz == 0:
        return np.arange(graph.shape[0])
    cuts: list[tuple[float, Labels]] = []
    best = 0.0
    for cut in _cuts(graph):
        # Judged after one move: a raw cut of a dense graph looks clearer the finer it is.
        labels = move_to_nearest_mean(vectors, cut)
        clearness = margin(vectors, labels)
        cuts.append((clearness, labels))
        best = max(best, clearness)
        if clearness < HOPELESS * best:
            break
    near_best = [labels for clearness, labels in cuts if clearness >= NEARLY_BEST * best > 0]
    # Where no cut beats the letters that any two texts share, nothing belongs together.
    return near_best[(len(near_best) - 1) // FINENESS] if near_best else np.arange(graph.shape[0])


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


def _neighbour_graph(vectors: sp.csr_matrix) -> sp.csr_matrix:
    """Symmetric; an edge that both ends chose weighs twice."""
    count = NEIGHBOURS if vectors.shape[0] >= FEW_TEXTS else NEIGHBOURS_OF_FEW
    rows, columns, weights = nearest(vectors, vectors, count=count, skip_self=True)
    graph = sp.csr_matrix((weights, (rows, columns)), shape=(vectors.shape[0],) * 2)
    return (graph + graph.T).tocsr()


def _refine(vectors: sp.csr_matrix, labels: Labels) -> Labels:
    """Move texts to the nearest group mean: the graph alone misplaces some at the borders."""
    for _ in range(REFINEMENTS):
        moved = move_to_nearest_mean(vectors, labels)
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _by_first_appearance(labels: list[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(label, len(order)) for label in labels]
