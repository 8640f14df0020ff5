import numpy as np
import pytest
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


def test_ties_come_in_order_of_index():
    vectors = vectorise(["same", "same", "same"])
    _, columns, _ = nearest(vectors[:1], vectors, count=3)
    assert columns.tolist() == [0, 1, 2]


@pytest.mark.parametrize("count", [1, 5, 100])
def test_dense_rows_have_the_neighbours_of_sparse_ones(count):
    vectors = vectorise(keywords_and_groups("coffee_47.csv")[0])
    sparse = nearest(vectors, vectors, count=count, skip_self=True)
    dense = nearest(vectors.toarray(), vectors.toarray(), count=count, skip_self=True)
    assert dict(zip(*sparse[:2], strict=True)).keys() == dict(zip(*dense[:2], strict=True)).keys()
    assert np.allclose(sparse[2], dense[2], atol=1e-5)


def test_no_text_has_more_neighbours_than_asked_for():
    vectors = vectorise(keywords_and_groups("coffee_47.csv")[0])
    for rows in (vectors, vectors.toarray()):
        assert np.bincount(nearest(rows, rows, count=3, skip_self=True)[0]).max() == 3


def test_a_feature_of_nearly_every_text_makes_no_neighbours_of_a_long_list(monkeypatch):
    monkeypatch.setattr(neighbours, "MOST_COMMON", 3)
    rows = sp.csr_matrix(np.array([[1, 1, 0], [1, 1, 0], [1, 0, 1], [1, 0, 0]], dtype=np.float32))
    ends, others, _ = nearest(rows, rows, count=2, skip_self=True)
    assert dict(zip(ends.tolist(), others.tolist(), strict=True)) == {0: 1, 1: 0}


def test_blocks_give_what_one_piece_gives(monkeypatch):
    vectors = vectorise(keywords_and_groups("coffee_47.csv")[0]).toarray()
    whole = nearest(vectors, vectors, count=5, skip_self=True)
    monkeypatch.setattr(neighbours, "CELLS", 47 * 4)
    parts = nearest(vectors, vectors, count=5, skip_self=True)
    assert all(np.allclose(one, other, atol=1e-6) for one, other in zip(whole, parts, strict=True))


def test_nothing_to_compare_gives_nothing():
    none = sp.csr_matrix((0, 3), dtype=np.float32)
    some = sp.csr_matrix(np.eye(3, dtype=np.float32))
    assert [len(part) for part in nearest(none, some, count=3)] == [0, 0, 0]
    assert [len(part) for part in nearest(some, none, count=3)] == [0, 0, 0]
