import numpy as np

from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.ai.evaluation.labelled import Labelled
from igny8_core.ai.evaluation.scores import score

CLEAR = Labelled(
    [f"{topic} {tail}" for topic in ("moka pot", "treadmill", "passport") for tail in ("size", "price", "repair")],
    [str(number // 3) for number in range(9)],
)


def test_a_grouping_like_the_labels_is_perfect():
    result = score("clear.csv", CLEAR, vectors=vectorise)
    assert (result.file, result.n, result.groups, result.clusters) == ("clear.csv", 9, 3, 3)
    assert (result.ari, result.v_measure) == (1, 1)
    assert result.seconds >= 0


def test_the_labels_are_not_looked_at():
    shuffled = Labelled(CLEAR.texts, [str(number % 3) for number in range(9)])
    assert score("f", shuffled, vectors=vectorise).ari < 0


def test_other_vectors_make_other_groups():
    one_direction = score("f", CLEAR, vectors=lambda texts: np.ones((len(texts), 1), dtype=np.float32))
    assert one_direction.clusters == 1
    assert one_direction.ari == 0
