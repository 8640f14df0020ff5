"""Group means of unit vectors, and how clearly a grouping separates its texts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Labels = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

#: Texts looked at to judge one grouping: enough for two digits, and 10,000 texts take no longer than 3,000.
SAMPLE = 3000
#: Similarity that texts of no common topic have by their letters; a group must beat it even when there is no other.
HARDLY_ALIKE = 0.05
#: Groups whose sums are dense at once: with 50,000 features 50 MB.
GROUPS_AT_ONCE = 256


def group_sums(vectors: sp.csr_matrix, labels: Labels) -> sp.csr_matrix:
    """Sum of the vectors of each group, shape (groups, features)."""
    ones = np.ones(len(labels), dtype=np.float32)
    members = sp.csr_matrix((ones, (labels, np.arange(len(labels)))), shape=(int(labels.max()) + 1, len(labels)))
    return (members @ vectors).tocsr()


def move_to_nearest_mean(vectors: sp.csr_matrix, labels: Labels) -> Labels:
    """One step of spherical k-means; groups left empty disappear."""
    sums = group_sums(vectors, labels)
    # Rounding makes ties real ties, which the lowest label then wins on every machine.
    closest = (_products(vectors, sums) / _lengths(sums)).round(5).argmax(axis=1)
    moved: Labels = np.unique(closest, return_inverse=True)[1].astype(np.int64)
    return moved


def margin(vectors: sp.csr_matrix, labels: Labels) -> float:
    """Mean over texts of (similarity to the mean of the rest of its group) - (similarity to the next nearest mean).

    A text alone in its group has nothing to be similar to, so splitting too far costs as much as lumping together.
    """
    sums = group_sums(vectors, labels)
    lengths = _lengths(sums)
    sample = np.unique(np.linspace(0, len(labels) - 1, min(SAMPLE, len(labels))).astype(np.int64))
    own_label, rows = labels[sample], np.arange(len(sample))
    products = _products(vectors[sample], sums)
    own = products[rows, own_label] - 1
    rest = np.sqrt(np.maximum(lengths[own_label] ** 2 - 2 * own - 1, 0))
    to_own = np.divide(own, rest, out=np.zeros_like(own), where=rest > 1e-2)
    products /= lengths
    products[rows, own_label] = 0
    return float((to_own - np.maximum(products.max(axis=1), HARDLY_ALIKE)).mean())


def _lengths(sums: sp.csr_matrix) -> Floats:
    lengths: Floats = np.sqrt(np.asarray(sums.multiply(sums).sum(axis=1)).ravel()).astype(np.float32)
    return lengths


def _products(vectors: sp.csr_matrix, sums: sp.csr_matrix) -> Floats:
    """Dot products, shape (texts, groups). Sums of many texts are dense anyway: dense columns are 5 times faster."""
    products = np.empty((vectors.shape[0], sums.shape[0]), dtype=np.float32)
    for start in range(0, sums.shape[0], GROUPS_AT_ONCE):
        products[:, start : start + GROUPS_AT_ONCE] = vectors @ sums[start : start + GROUPS_AT_ONCE].T.toarray()
    return products
