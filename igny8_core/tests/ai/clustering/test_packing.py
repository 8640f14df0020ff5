import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.clustering.packing import LOOK_AHEAD, pack


def numbered(sizes):
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    return [list(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


@given(st.lists(st.integers(1, 30), max_size=25), st.integers(1, 20))
def test_every_item_once_in_as_few_boxes_as_can_be(sizes, size):
    boxes = pack(numbered(sizes), size=size)
    assert sorted(item for box in boxes for item in box) == list(range(sum(sizes)))
    assert len(boxes) <= -(-sum(sizes) // size)
    assert all(0 < len(box) <= size for box in boxes)


@pytest.mark.parametrize(("sizes", "size"), [([5, 5, 5, 5], 10), ([8, 2, 7, 3], 10), ([3, 3, 3], 9), ([4, 4], 5)])
def test_groups_that_fit_stay_whole(sizes, size):
    groups = numbered(sizes)
    boxes = [set(box) for box in pack(groups, size=size)]
    assert all(any(set(group) <= box for box in boxes) for group in groups)


def test_a_group_larger_than_a_box_is_cut_as_little_as_can_be():
    boxes = pack(numbered([25]), size=10)
    assert sorted(map(len, boxes)) == [5, 10, 10]


def test_groups_keep_their_order_as_far_as_they_fit():
    assert pack([[3], [1, 2], [0]], size=2) == [[3, 0], [1, 2]]
    assert pack(numbered([6, 5, 4]), size=5) == [[0, 1, 2, 3, 4], [5, 11, 12, 13, 14], [6, 7, 8, 9, 10]]


def test_only_a_near_group_is_drawn_forward_to_fill_a_box():
    sizes = [3] * LOOK_AHEAD + [1]
    assert len(pack(numbered([2, *sizes]), size=3)[0]) == 3
    assert pack(numbered([2, *sizes]), size=3)[0] != [0, 1, 2 + 3 * LOOK_AHEAD]


def test_no_items_need_no_boxes():
    assert pack([], size=5) == []
