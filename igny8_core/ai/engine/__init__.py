"""The engine: one task from claim to save. Two doors use it: the automation directly, screens through `ai.tasks`."""

from __future__ import annotations

import uuid

from igny8_core.ai.engine.account_books import AccountBooks
from igny8_core.ai.engine.call import call
from igny8_core.ai.engine.claim import Permit, claim, claimable
from igny8_core.ai.engine.execution import Books, Execution, Failure, Saved
from igny8_core.ai.engine.fail import fail
from igny8_core.ai.engine.line import in_turn
from igny8_core.ai.engine.save import save
from igny8_core.ai.models import AITask
from igny8_core.common.logs.context import log_context

__all__ = [
    "AIEngine",
    "AccountBooks",
    "Books",
    "Execution",
    "Failure",
    "Permit",
    "Saved",
    "call",
    "claim",
    "claimable",
    "fail",
    "in_turn",
    "save",
]


class AIEngine:
    """Takes a task through INIT, PREP, AI_CALL, PARSE, SAVE and DONE."""

    def __init__(self, *, books: Books | None = None) -> None:
        self.books = books or AccountBooks()

    def execute(self, *, task_id: uuid.UUID) -> Failure | None:
        """Do a task that a person asked for, unless it is done, not in turn or in other hands. Returns how it failed.

        A task of a run is left to the run's driver, which pays from its hold and counts.
        """
        task = AITask.objects.filter(claimable(), in_turn(), pk=task_id).first()
        execution = claim(task=task) if task else None
        return self.finish(execution) if execution else None

    def finish(self, execution: Execution) -> Failure | None:
        """Call and save a claimed task."""
        problem: Exception | None = None
        try:
            call(execution, self.books)
        except Exception as error:  # noqa: BLE001 - whatever it is, it belongs on the task, not in a worker's log only
            problem = error
        return self.settle(execution, problem)

    def settle(self, execution: Execution, error: Exception | None) -> Failure | None:
        """Save a task whose call is over, or record what went wrong with it."""
        with log_context(**execution.log_fields):
            failure = self._settle(execution, error)
            execution.count(failure)
            return failure

    def _settle(self, execution: Execution, error: Exception | None) -> Failure | None:
        try:
            if error is not None:
                raise error
            save(execution, self.books)
        except Exception as problem:  # noqa: BLE001 - as above
            return fail(execution, problem, self.books)
        return None
