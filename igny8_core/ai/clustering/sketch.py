"""Small dense stand-ins for the vectors of a whole site: comparing everything with everything stays affordable."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

Floats = npt.NDArray[np.float32]

#: Enough to rank topics; 100,000 keywords are 50 MB.
DIMENSIONS = 128


def sketch(vectors: sp.csr_matrix | Floats) -> Floats:
    """Unit rows of at most 128 dimensions (a short list keeps its own) whose products are nearly the vectors' own."""
    if min(vectors.shape) > DIMENSIONS + 1:
        vectors = TruncatedSVD(DIMENSIONS, n_iter=2, random_state=0).fit_transform(vectors)
    dense = vectors.toarray() if isinstance(vectors, sp.csr_matrix) else vectors
    rows: Floats = normalize(dense).astype(np.float32)
    return rows


def group_means(rows: Floats, labels: Sequence[int]) -> Floats:
    """Unit mean of the rows of each label 0..k-1, shape (k, dimensions)."""
    ones = np.ones(len(labels), dtype=np.float32)
    members = sp.csr_matrix((ones, (labels, np.arange(len(labels)))), shape=(max(labels) + 1, len(labels)))
    means: Floats = normalize(members @ rows).astype(np.float32)
    return means
