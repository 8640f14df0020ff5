"""Nearest rows of one sparse matrix in another, block by block, so that memory grows with n and not with n x n."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

#: Similarities held at once: 4 million float32 are 16 MB.
CELLS = 4_000_000

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def nearest(
    queries: sp.csr_matrix, others: sp.csr_matrix, *, count: int, skip_self: bool = False
) -> tuple[Ints, Ints, Floats]:
    """Return (row, neighbour, similarity) of the `count` most similar `others` of each query, best first.

    Ties go to the lower index, neighbours with nothing in common are left out. `skip_self` is for comparing a matrix
    with itself.
    """
    step = max(1, CELLS // max(1, others.shape[0]))
    blocks = [
        _nearest_of_block(queries[start : start + step], others, start, count, skip_self)
        for start in range(0, queries.shape[0], step)
    ]
    if not blocks:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    rows, columns, weights = (np.concatenate(part) for part in zip(*blocks, strict=True))
    return rows, columns, weights


def _nearest_of_block(
    block: sp.csr_matrix, others: sp.csr_matrix, start: int, count: int, skip_self: bool
) -> tuple[Ints, Ints, Floats]:
    similarity = (block @ others.T).toarray()
    own = np.arange(similarity.shape[0])
    if skip_self:
        similarity[own, own + start] = -1
    best = _best_columns(similarity, count)
    weights = np.take_along_axis(similarity, best, axis=1).ravel()
    rows = np.repeat(own + start, best.shape[1])
    kept = weights > 0
    return rows[kept], best.ravel()[kept], weights[kept]


def _best_columns(similarity: Floats, count: int) -> Ints:
    """Cut to `count` first (a sort of whole rows is 10 times slower), then sort; rounding makes ties real ties."""
    count = min(count, similarity.shape[1])
    if count == 0:
        return np.empty((similarity.shape[0], 0), np.int64)
    best = np.sort(np.argpartition(-similarity, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(similarity, best, axis=1).round(6), axis=1, kind="stable")
    return np.take_along_axis(best, order, axis=1)
