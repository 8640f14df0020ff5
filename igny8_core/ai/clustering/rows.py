"""Vectors of texts, sparse or dense, and whatever makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
#: One row of length 1 per text, so that a dot product is a cosine: a sparse matrix, or a dense array.
Vectors: TypeAlias = sp.csr_matrix | Floats
#: Texts → Vectors, in their order. Called with all texts at once: rows may depend on the whole list.
VectorSource = Callable[[Sequence[str]], Vectors]


def unit_rows(raw: Sequence[Sequence[float]] | npt.NDArray[np.floating], *, count: int) -> Floats:
    """Rows of any length as float32 rows of length 1, shape (count, width); a row of zeros stays as it is.

    Raises ValueError when there are not `count` rows of one width, all of finite numbers.
    """
    try:
        rows: Floats = np.asarray(raw, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{count} rows of numbers of one width were expected") from error
    if count == 0:
        return np.empty((0, 0), dtype=np.float32)
    if rows.ndim != 2 or len(rows) != count or not np.isfinite(rows).all():
        raise ValueError(f"{count} rows of finite numbers were expected, not an array of shape {rows.shape}")
    lengths: Floats = np.linalg.norm(rows, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    return rows / lengths


def source_of(embed: Callable[[Sequence[str]], Sequence[Sequence[float]]]) -> VectorSource:
    """A source from a function that makes one list of numbers per text, such as a provider's embeddings."""

    def vectors(texts: Sequence[str]) -> Vectors:
        return unit_rows(embed(texts), count=len(texts))

    return vectors
