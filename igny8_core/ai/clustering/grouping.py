"""Group short texts by topic, number of groups unknown: a sparse nearest-neighbour graph cut by the Leiden method."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.preprocessing import normalize
from sknetwork.clustering import Leiden

from igny8_core.ai.clustering.neighbours import nearest
from igny8_core.ai.clustering.vectors import normalise_text, vectorise

NEIGHBOURS = 10
REFINEMENTS = 3
#: Modularity does not see groups smaller than about the square root of the graph; the resolution makes up for it.
RESOLUTION_BASE, RESOLUTION_SLOPE = 0.5, 0.14

Labels = npt.NDArray[np.int64]


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
    if len(texts) < 2:
        return [0] * len(texts)
    vectors = vectorise(texts)
    return [int(label) for label in _refine(vectors, _communities(vectors))]


def _communities(vectors: sp.csr_matrix) -> Labels:
    graph = _neighbour_graph(vectors)
    if graph.nnz == 0:
        return np.arange(graph.shape[0])
    resolution = RESOLUTION_BASE + RESOLUTION_SLOPE * float(np.sqrt(graph.shape[0]))
    labels: Labels = Leiden(resolution=resolution, random_state=0).fit_predict(graph)
    return labels


def _neighbour_graph(vectors: sp.csr_matrix) -> sp.csr_matrix:
    """Symmetric; an edge that both ends chose weighs twice."""
    rows, columns, weights = nearest(vectors, vectors, count=NEIGHBOURS, skip_self=True)
    graph = sp.csr_matrix((weights, (rows, columns)), shape=(vectors.shape[0],) * 2)
    return (graph + graph.T).tocsr()


def _refine(vectors: sp.csr_matrix, labels: Labels) -> Labels:
    """Move each text to the group whose mean it is nearest to: the graph alone misplaces texts at the borders."""
    for _ in range(REFINEMENTS):
        size = (int(labels.max()) + 1, len(labels))
        members = sp.csr_matrix((np.ones(len(labels), dtype=np.float32), (labels, np.arange(len(labels)))), shape=size)
        means = normalize(members @ vectors)
        _, closest, _ = nearest(vectors, means, count=1)
        moved = np.unique(closest, return_inverse=True)[1]
        if np.array_equal(moved, labels):
            break
        labels = moved
    return labels


def _by_first_appearance(labels: list[int]) -> list[int]:
    order: dict[int, int] = {}
    return [order.setdefault(label, len(order)) for label in labels]
