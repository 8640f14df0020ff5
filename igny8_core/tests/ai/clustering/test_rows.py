import numpy as np
import pytest

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.rows import source_of, unit_rows


def test_rows_of_any_length_become_unit_rows():
    rows = unit_rows([[3.0, 4.0], [0.0, 2.0]], count=2)
    assert rows.dtype == np.float32
    assert np.allclose(rows, [[0.6, 0.8], [0, 1]])


def test_a_row_of_zeros_stays_one():
    assert unit_rows([[0.0, 0.0], [1.0, 0.0]], count=2).tolist() == [[0, 0], [1, 0]]


def test_no_texts_need_no_rows():
    assert unit_rows([], count=0).shape == (0, 0)


@pytest.mark.parametrize(
    "raw",
    [[[1.0, 2.0]], [[1.0], [1.0, 2.0]], [[1.0, float("nan")], [1.0, 2.0]], [1.0, 2.0], [["a"], ["b"]], [None, None]],
    ids=["too few", "ragged", "not a number", "flat", "words", "nothing"],
)
def test_what_is_no_row_per_text_is_refused(raw):
    with pytest.raises(ValueError, match="2 rows"):
        unit_rows(raw, count=2)


def test_any_function_from_texts_to_numbers_can_be_grouped_by():
    about = {"espresso": [1.0, 0.1, 0], "cappuccino": [1, 0, 0.1], "latte": [0.9, 0, 0]}
    about |= {"treadmill": [0.1, 1, 0], "dumbbell": [0, 1, 0.1], "barbell": [0, 0.9, 0]}
    labels = group(list(about), vectors=source_of(lambda texts: [about[text] for text in texts]))
    assert labels == [0, 0, 0, 1, 1, 1]


def test_a_source_is_asked_once_with_distinct_normalised_texts():
    asked = []

    def source(texts):
        asked.append(list(texts))
        return unit_rows(np.eye(len(texts)), count=len(texts))

    group(["Moka Pot", "moka  pot", "V60", "aeropress"], vectors=source)
    assert asked == [["aeropress", "moka pot", "v60"]]


def test_what_a_source_raises_passes_through():
    def broken(texts):
        raise ConnectionError("no answer")

    with pytest.raises(ConnectionError, match="no answer"):
        group(["a", "b", "c"], vectors=broken)


def test_a_source_with_too_few_rows_is_an_error():
    with pytest.raises(ValueError, match="3 rows"):
        group(["a", "b", "c"], vectors=source_of(lambda texts: [[1.0]]))
