"""An order of groups in which like follows like."""

from __future__ import annotations

import numpy as np

from igny8_core.ai.clustering.rows import Floats

#: Nearest groups that the chain can go on to from one.
NEAREST = 20
#: When all of those are used up, it goes on from one of the last few instead.
STEPS_BACK = 5
BLOCK = 1000


def chain(means: Floats) -> list[int]:
    """All rows of `means` once: from the first, always on to the nearest that is left."""
    near = _nearest(means)
    left = dict.fromkeys(range(len(means)))
    order: list[int] = []
    while left:
        steps = (int(other) for one in order[: -STEPS_BACK - 1 : -1] for other in near[one] if int(other) in left)
        following = next(steps, next(iter(left)))
        order.append(following)
        del left[following]
    return order


def _nearest(means: Floats) -> list[list[int]]:
    near: list[list[int]] = []
    for start in range(0, len(means), BLOCK):
        similarity = means[start : start + BLOCK] @ means.T
        rows = np.arange(len(similarity))
        similarity[rows, rows + start] = -2
        best = np.argpartition(-similarity, min(NEAREST, len(means) - 1), axis=1)[:, :NEAREST]
        best.sort(axis=1)
        order = np.argsort(-np.take_along_axis(similarity, best, axis=1).round(5), axis=1, kind="stable")
        near += np.take_along_axis(best, order, axis=1).tolist()
    return near
