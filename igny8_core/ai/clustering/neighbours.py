"""Nearest rows of one matrix in another, so that memory grows with n and not with n x n."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from sparse_dot_topn import sp_matmul_topn

from igny8_core.ai.clustering.rows import Floats, Ints, Vectors

#: Similarities of dense rows held at once: 4 million float32 are 16 MB.
CELLS = 4_000_000
#: A sparse feature of more rows says little about any two of them, and its pairs are what takes the time.
MOST_COMMON = 10_000

Found = tuple[Ints, Ints, Floats]


def nearest(queries: Vectors, others: Vectors, *, count: int, skip_self: bool = False) -> Found:
    """Return (row, neighbour, similarity) of the `count` most similar `others` of each query, best first.

    Equally similar ones come in order of index, neighbours with nothing in common are left out. `skip_self` is for
    comparing a matrix with itself.
    """
    if not queries.shape[0] or not others.shape[0]:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    asked = min(count + skip_self, others.shape[0])
    search = _sparse if isinstance(others, sp.csr_matrix) else _dense
    return _sorted(search(queries, others, asked), count, skip_self)


def _sparse(queries: sp.csr_matrix, others: sp.csr_matrix, count: int) -> Found:
    if others.shape[0] > MOST_COMMON:
        telling = np.bincount(others.indices, minlength=others.shape[1]) <= MOST_COMMON
        queries, others = queries[:, telling], others[:, telling]
    # All numbers are above 0; the threshold keeps what is not there from being called a neighbour.
    best = sp_matmul_topn(queries, others.T.tocsr(), top_n=count, threshold=1e-6).tocoo()
    return best.row.astype(np.int64), best.col.astype(np.int64), best.data


def _dense(queries: Floats, others: Floats, count: int) -> Found:
    step = max(1, CELLS // others.shape[0])
    blocks = [_dense_block(queries[start : start + step], others, count) for start in range(0, len(queries), step)]
    columns, weights = (np.concatenate(part).ravel() for part in zip(*blocks, strict=True))
    rows = np.repeat(np.arange(len(queries)), count)
    kept = weights > 0
    return rows[kept], columns[kept], weights[kept]


def _dense_block(block: Floats, others: Floats, count: int) -> tuple[Ints, Floats]:
    similarity = block @ others.T
    # A cut to `count` and a sort of those: sorting whole rows is 10 times slower.
    best = np.argpartition(similarity, -count, axis=1)[:, -count:]
    return best, np.take_along_axis(similarity, best, axis=1)


def _sorted(found: Found, count: int, skip_self: bool) -> Found:
    rows, columns, weights = found
    if skip_self:
        rows, columns, weights = (part[rows != columns] for part in found)
    # Rounding makes ties real ties.
    order = np.lexsort((columns, -weights.round(6), rows))
    rows, columns, weights = rows[order], columns[order], weights[order]
    place = np.arange(len(rows)) - np.searchsorted(rows, rows)
    return rows[place < count], columns[place < count], weights[place < count]
