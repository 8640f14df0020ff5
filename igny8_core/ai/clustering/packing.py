"""Packing groups into a fixed number of equal boxes, breaking as few groups as possible."""

from __future__ import annotations

from collections.abc import Sequence


def pack(groups: Sequence[Sequence[int]], *, size: int) -> list[list[int]]:
    """Put all items into at most ceil(items / size) boxes of at most `size`; every item once.

    Large groups first, each into the fullest box that still takes it whole. A group that no box takes is poured into
    the emptiest boxes.
    """
    total = sum(len(group) for group in groups)
    boxes: list[list[int]] = [[] for _ in range(-(-total // size))]
    for piece in sorted(_pieces(groups, size), key=lambda piece: (-len(piece), piece)):
        _place(piece, boxes, size)
    return sorted((box for box in boxes if box), key=min)


def _pieces(groups: Sequence[Sequence[int]], size: int) -> list[list[int]]:
    return [list(group[start : start + size]) for group in groups for start in range(0, len(group), size)]


def _place(piece: list[int], boxes: list[list[int]], size: int) -> None:
    fitting = [box for box in boxes if len(box) + len(piece) <= size]
    if fitting:
        max(fitting, key=len).extend(piece)
        return
    left = piece
    while left:
        box = min(boxes, key=len)
        room = size - len(box)
        box.extend(left[:room])
        left = left[room:]
