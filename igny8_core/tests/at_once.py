"""Doing the same from several threads at the same moment, each with its own database connection."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each call returned or raised, in the order of the calls."""
    barrier, ended = threading.Barrier(len(calls)), [None] * len(calls)

    def one(place: int) -> None:
        try:
            barrier.wait(10)
            ended[place] = calls[place]()
        except Exception as error:
            ended[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return ended
