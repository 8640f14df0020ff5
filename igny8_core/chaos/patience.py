"""Doing something to a database that may be knocked over at any moment, as a person does: try once more."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, connection

from igny8_core.common.outages import database_is_away

Result = TypeVar("Result")
_TRIES, _PAUSE_SECONDS = 60, 0.5


def patiently(act: Callable[[], Result]) -> Result:
    """What `act` returns, as soon as there is a database. Its other errors are raised at once."""
    for _ in range(_TRIES):
        try:
            return act()
        except (DatabaseError, InterfaceError) as error:
            if not database_is_away(error):
                raise
            connection.close()
            time.sleep(_PAUSE_SECONDS)
    return act()
