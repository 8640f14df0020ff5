"""Packing groups into a fixed number of equal boxes in their order, so that what lies near shares a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

#: How many groups further on may be drawn forward to fill a box: near ones still, and large groups stay whole.
LOOK_AHEAD = 12


def pack(groups: Sequence[Sequence[int]], *, size: int) -> list[list[int]]:
    """Put all items into at most ceil(items / size) boxes of at most `size`; every item once.

    A box takes the next groups that fit whole. Where none does, it stays unfilled if there is room to spare, or else
    the next group is cut and its rest begins the next box.
    """
    return list(_boxes([list(group) for group in groups if group], size))


def _boxes(waiting: list[list[int]], size: int) -> Iterator[list[int]]:
    total = sum(map(len, waiting))
    spare = -total % size
    box: list[int] = []
    while waiting:
        room = size - len(box)
        # An empty box is no reason to look past the next group.
        ahead = waiting[:LOOK_AHEAD] if box else waiting[:1]
        fitting = next((i for i, group in enumerate(ahead) if len(group) <= room), None)
        if fitting is not None:
            box += waiting.pop(fitting)
        elif box and room <= spare:
            spare -= room
            yield box
            box = []
        else:
            box += waiting[0][:room]
            del waiting[0][:room]
        if len(box) == size:
            yield box
            box = []
    if box:
        yield box
