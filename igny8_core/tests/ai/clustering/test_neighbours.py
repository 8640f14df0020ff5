import numpy as np
import scipy.sparse as sp

from igny8_core.ai.clustering import neighbours
from igny8_core.ai.clustering.neighbours import nearest
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.tests.ai.clustering.samples import keywords_and_groups


def test_best_neighbours_come_first_and_never_the_text_itself():
    vectors = vectorise(["french press", "french press grind", "cold brew", "cold brew ratio"])
    rows, columns, weights = nearest(vectors, vectors, count=1, skip_self=True)
    assert dict(zip(rows.tolist(), columns.tolist(), strict=True)) == {0: 1, 1: 0, 2: 3, 3: 2}
    assert (weights > 0).all()


def test_texts_with_nothing_in_common_are_no_neighbours():
    vectors = vectorise(["abc", "xyz"])
    assert len(nearest(vectors, vectors, count=5, skip_self=True)[0]) == 0


def test_ties_go_to_the_lower_index():
    vectors = vectorise(["same", "same", "same"])
    _, columns, _ = nearest(vectors[:1], vectors, count=2)
    assert columns.tolist() == [0, 1]


def test_blocks_give_what_one_piece_gives(monkeypatch):
    vectors = vectorise(keywords_and_groups("coffee_47.csv")[0])
    whole = nearest(vectors, vectors, count=5, skip_self=True)
    monkeypatch.setattr(neighbours, "CELLS", 47 * 4)
    parts = nearest(vectors, vectors, count=5, skip_self=True)
    assert all(np.allclose(one, other) for one, other in zip(whole, parts, strict=True))


def test_nothing_to_compare_gives_nothing():
    none = sp.csr_matrix((0, 3), dtype=np.float32)
    some = sp.csr_matrix(np.eye(3, dtype=np.float32))
    assert [len(part) for part in nearest(none, some, count=3)] == [0, 0, 0]
    assert [len(part) for part in nearest(some, none, count=3)] == [0, 0, 0]
