"""How well the grouping of a labelled file agrees with its labels."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sklearn.metrics import adjusted_rand_score, v_measure_score

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.rows import VectorSource
from igny8_core.ai.evaluation.labelled import Labelled


@dataclass(frozen=True)
class Score:
    """One file: rows, true groups, groups found, agreement (1 is perfect, ARI 0 is chance), seconds of grouping."""

    file: str
    n: int
    groups: int
    clusters: int
    ari: float
    v_measure: float
    seconds: float


def score(file: str, labelled: Labelled, *, vectors: VectorSource) -> Score:
    """Group the texts without a look at the labels, and compare."""
    started = time.perf_counter()
    found = group(labelled.texts, vectors=vectors)
    seconds = time.perf_counter() - started
    return Score(
        file=file,
        n=len(labelled.texts),
        groups=len(set(labelled.labels)),
        clusters=len(set(found)),
        ari=round(float(adjusted_rand_score(labelled.labels, found)), 4),
        v_measure=round(float(v_measure_score(labelled.labels, found)), 4),
        seconds=round(seconds, 2),
    )
