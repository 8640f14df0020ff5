"""Group means of unit vectors, and how clearly a grouping separates its texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from igny8_core.ai.clustering.rows import Floats, Vectors

Labels = npt.NDArray[np.int64]

#: Texts looked at to judge one grouping: enough for two digits, and 10,000 texts take no longer than 3,000.
SAMPLE = 3000
#: Similarity that texts of no common topic have by their letters; a group must beat it even when there is no other.
HARDLY_ALIKE = 0.05
#: Groups whose sums are dense at once: with 50,000 features 50 MB.
GROUPS_AT_ONCE = 256


class Nearest(NamedTuple):
    """Per text: the group whose mean is nearest, how near it is, and how near the second nearest is (0: no other)."""

    label: Labels
    similarity: Floats
    second: Floats


def group_sums(vectors: Vectors, labels: Labels) -> Vectors:
    """Sum of the vectors of each group, shape (groups, features)."""
    ones = np.ones(len(labels), dtype=np.float32)
    members = sp.csr_matrix((ones, (labels, np.arange(len(labels)))), shape=(int(labels.max()) + 1, len(labels)))
    return members @ vectors


def move_to_nearest_mean(vectors: Vectors, labels: Labels) -> Labels:
    """One step of spherical k-means; groups left empty disappear."""
    sums = group_sums(vectors, labels)
    closest = _nearest_means(vectors, sums, _lengths(sums)).label
    moved: Labels = np.unique(closest, return_inverse=True)[1].astype(np.int64)
    return moved


def margins(vectors: Vectors, labels: Labels) -> Floats:
    """Per text (similarity to the mean of the others of its group) - (similarity to the next nearest mean).

    Of at most 3,000 texts, the same ones for every grouping of the same vectors. Each is judged in the group it would
    move to: a raw cut of a dense graph looks clearer the finer it is. A text alone in its group has nothing to be
    similar to, so splitting too far costs as much as lumping together.
    """
    sums = group_sums(vectors, labels)
    lengths = _lengths(sums)
    sample = np.unique(np.linspace(0, len(labels) - 1, min(SAMPLE, len(labels))).astype(np.int64))
    near = _nearest_means(*_features_in_use(vectors[sample], sums), lengths)
    length = lengths[near.label]
    # What the text itself adds to the sum of its group says nothing about the group.
    own = labels[sample] == near.label
    product = near.similarity * length - own
    others = np.sqrt(np.maximum(length**2 - own * (2 * product + 1), 0))
    to_own = np.divide(product, others, out=np.zeros_like(product), where=others > 1e-2)
    clear: Floats = to_own - np.maximum(near.second, HARDLY_ALIKE)
    return clear


def _features_in_use(vectors: Vectors, sums: Vectors) -> tuple[Vectors, Vectors]:
    if not isinstance(vectors, sp.csr_matrix):
        return vectors, sums
    used = np.unique(vectors.indices)
    return vectors[:, used], sums[:, used]


def _lengths(sums: Vectors) -> Floats:
    squares = sums.multiply(sums) if isinstance(sums, sp.csr_matrix) else sums * sums
    lengths: Floats = np.sqrt(np.asarray(squares.sum(axis=1)).ravel()).astype(np.float32)
    return np.maximum(lengths, np.float32(1e-6))


def _nearest_means(vectors: Vectors, sums: Vectors, lengths: Floats) -> Nearest:
    """Some groups at a time: all similarities at once would be n x groups."""
    rows = np.arange(vectors.shape[0])
    found = Nearest(np.zeros(len(rows), np.int64), np.full(len(rows), -1, np.float32), np.zeros(len(rows), np.float32))
    for start in range(0, sums.shape[0], GROUPS_AT_ONCE):
        some = slice(start, start + GROUPS_AT_ONCE)
        # Rounding makes ties real ties, which the lowest label then wins on every machine.
        similarity = (_products(vectors, sums[some]) / lengths[some]).round(5)
        top = similarity.argmax(axis=1)
        first = similarity[rows, top]
        similarity[rows, top] = -1
        found = _merged(found, Nearest(top + start, first, similarity.max(axis=1)))
    return found


def _products(vectors: Vectors, sums: Vectors) -> Floats:
    # Sums of many texts are dense anyway: dense columns are 5 times faster.
    products: Floats = vectors @ (sums.T.toarray() if isinstance(sums, sp.csr_matrix) else sums.T)
    return products


def _merged(one: Nearest, other: Nearest) -> Nearest:
    better = other.similarity > one.similarity
    second = np.maximum(np.minimum(one.similarity, other.similarity), np.maximum(one.second, other.second))
    return Nearest(np.where(better, other.label, one.label), np.where(better, other.similarity, one.similarity), second)
