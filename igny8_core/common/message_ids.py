"""Ids in messages of the broker. Whoever reaches it can put anything there: what is no id is logged and left."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any
from uuid import UUID

from igny8_core.common.numbers import LARGEST_ID

log = logging.getLogger(__name__)
#: Of what is repeated in the log.
_SHOWN = 80


def row_id(given: Any, *, task: str) -> int | None:
    """The id of a row; None for what cannot be one. True and 7.0 are none, whatever Python thinks."""
    if type(given) is int and 1 <= given <= LARGEST_ID:
        return given
    _log_refused(given, task)
    return None


def task_id(given: Any, *, task: str) -> UUID | None:
    """The id of an AI task; None for what cannot be one."""
    if isinstance(given, str):
        with suppress(ValueError):
            return UUID(given)
    _log_refused(given, task)
    return None


def _log_refused(given: Any, task: str) -> None:
    log.warning("A message to %s has no id: %s", task, repr(given)[:_SHOWN])
