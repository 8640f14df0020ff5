"""Group means of unit vectors, and how clearly a grouping separates its texts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.preprocessing import normalize

from igny8_core.ai.clustering.neighbours import nearest

Labels = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Texts looked at to judge one grouping: enough for two digits, and 10,000 texts take no longer than 4,000.
SAMPLE = 4000
BLOCK = 500


def group_sums(vectors: sp.csr_matrix, labels: Labels) -> sp.csr_matrix:
    """Sum of the vectors of each group, shape (groups, features)."""
    ones = np.ones(len(labels), dtype=np.float32)
    members = sp.csr_matrix((ones, (labels, np.arange(len(labels)))), shape=(int(labels.max()) + 1, len(labels)))
    return (members @ vectors).tocsr()


def move_to_nearest_mean(vectors: sp.csr_matrix, labels: Labels) -> Labels:
    """One step of spherical k-means; groups left empty disappear."""
    _, closest, _ = nearest(vectors, normalize(group_sums(vectors, labels)), count=1)
    moved: Labels = np.unique(closest, return_inverse=True)[1].astype(np.int64)
    return moved


def margin(vectors: sp.csr_matrix, labels: Labels) -> float:
    """Mean over texts of (similarity to the mean of the rest of its group) - (similarity to the next nearest mean).

    A text alone in its group has nothing to be similar to, so splitting too far costs as much as lumping together.
    """
    sums = group_sums(vectors, labels)
    lengths = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel()).astype(np.float64)
    chosen = np.unique(np.linspace(0, len(labels) - 1, min(SAMPLE, len(labels))).astype(np.int64))
    blocks = [chosen[start : start + BLOCK] for start in range(0, len(chosen), BLOCK)]
    return float(np.concatenate([_margins(vectors[rows], labels[rows], sums, lengths) for rows in blocks]).mean())


def _margins(vectors: sp.csr_matrix, labels: Labels, sums: sp.csr_matrix, lengths: Floats) -> Floats:
    rows = np.arange(len(labels))
    products = (vectors @ sums.T).toarray().astype(np.float64)
    own = products[rows, labels] - 1.0
    rest = np.sqrt(np.maximum(lengths[labels] ** 2 - 2 * own - 1, 0.0))
    to_own = np.divide(own, rest, out=np.zeros_like(own), where=rest > 1e-3)
    similarity = products / lengths
    similarity[rows, labels] = 0.0
    to_next: Floats = similarity.max(axis=1)
    margins: Floats = to_own - to_next
    return margins
