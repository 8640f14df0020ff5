"""Calls side by side without threads: all are under way, and which of them comes back next is somebody's choice.

For tests that must see every interleaving again, on the one connection that they have.
"""

from __future__ import annotations

from igny8_core.ai.engine import call
from igny8_core.business.automation.services.side_by_side import Answered


class InTurn:
    """Stands for SideBySide. `choose` picks one of so many: `random.Random(1).randrange`, or Hypothesis's."""

    choose = staticmethod(lambda count: 0)

    def __init__(self, size):
        self.size = size
        self._waiting = []

    @property
    def running(self):
        return len(self._waiting)

    @property
    def has_room(self):
        return self.running < self.size

    def start(self, execution, books):
        self._waiting.append((execution, books))

    def first(self):
        execution, books = self._waiting.pop(self.choose(len(self._waiting)))
        try:
            call(execution, books)
        except Exception as error:
            return Answered(execution, books, error)
        return Answered(execution, books, None)

    def close(self):
        """Calls that were begun are paid for, whoever waits for them."""
        while self._waiting:
            self.first()
