"""Several people who do something at the same instant."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection


def at_once(*acts: Callable[[], Any]) -> list[Exception | None]:
    """Do these, each in a thread with a connection of its own; returns what each met, in their order."""
    barrier, met = threading.Barrier(len(acts), timeout=20), [None] * len(acts)

    def go(number):
        try:
            barrier.wait()
            acts[number]()
        except Exception as error:  # noqa: BLE001 - it is what the test looks at
            met[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return met
