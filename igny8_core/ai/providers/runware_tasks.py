"""Tasks at Runware: ordered once, looked up as often as needed. Looking up costs nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any

from igny8_core.ai.providers.runware_client import Answer, Connection, Row, rows_in
from igny8_core.ai.providers.runware_errors import CONFLICT, app_error, code_of, first_error, says_not_found
from igny8_core.common.exceptions import AppError, ProviderError, ProviderTimeoutError

IMAGE_FIELDS = ("imageBase64Data", "imageDataURI", "imageURL")
#: Lookups that may fail one after the other before a waiting call is given up.
MOST_LOST_LOOKUPS = 3
#: These say that the lookup itself was refused; other statuses may carry the fate of the task.
_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)


class State(Enum):
    """Of a task without a result. UNKNOWN: Runware has nothing to say about this id (now, or any more)."""

    RUNNING = "running"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Picture:
    """A finished task: the row with the picture and its cost."""

    row: Row


@dataclass(frozen=True)
class Failed:
    """A task that ended without a picture."""

    error: AppError


Found = Picture | Failed | State


@dataclass(frozen=True)
class Tasks:
    """The tasks behind one key. Every method raises what `Connection.send` raises, and refusals as typed errors."""

    connection: Connection
    model: str

    def order(self, task: Mapping[str, Any]) -> bool:
        """Buy. False when it was bought before: the id is taken."""
        answer = self.connection.send(task)
        errors = _errors_of(answer, str(task["taskUUID"])) or (answer.errors if not answer.rows else [])
        if any(code_of(error) == CONFLICT for error in errors):
            return False
        if errors or answer.status >= HTTPStatus.MULTIPLE_CHOICES:
            raise self._error(first_error(errors), answer)
        return True

    def find(self, task_id: str) -> Found:
        """What became of a task: first among those of late, then in the archive of all."""
        answer = self._lookup("getResponse", task_id)
        if not answer.rows and answer.errors and not _errors_of(answer, task_id):
            raise self._error(answer.errors[0], answer)
        found = self._read(answer, task_id)
        return self._archived(task_id) if found is State.UNKNOWN else found

    def wait(self, task_id: str) -> Picture | Failed:
        """Look until a task that exists has ended. Raises ProviderTimeoutError when that takes too long."""
        lost = 0
        found: Found = State.RUNNING
        for pause in self._pauses():
            time.sleep(pause)
            try:
                found, lost = self.find(task_id), 0
            except (ProviderError, ProviderTimeoutError):
                lost += 1
                if lost >= MOST_LOST_LOOKUPS:
                    raise
            if not isinstance(found, State):
                return found
        if found is State.UNKNOWN:
            raise ProviderError("Runware took the order of this picture but does not hand it out. Try again later.")
        raise ProviderTimeoutError("Runware is not done with this picture yet. The next try asks for it again.")

    def _pauses(self) -> Iterator[float]:
        limits = self.connection.limits
        until, pause = time.monotonic() + limits.wait, limits.first_pause
        while time.monotonic() + pause < until:
            yield pause
            pause = min(pause * 1.5, limits.longest_pause)

    def _lookup(self, kind: str, task_id: str) -> Answer:
        answer = self.connection.send({"taskType": kind, "taskUUID": task_id})
        if answer.status in _REFUSED or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise self._error(first_error(answer.errors), answer)
        return answer

    def _archived(self, task_id: str) -> Found:
        """From the archive, which holds the last response to an id: of an order that was repeated, its refusal."""
        rows = _rows_of(self._lookup("getTaskDetails", task_id), task_id)
        if not rows:
            return State.UNKNOWN
        response = rows[0].get("response")
        kept = response if isinstance(response, dict) else {}
        errors: list[Row] = [{**error, "taskUUID": task_id} for error in rows_in(kept.get("errors"))]
        if any(code_of(error) == CONFLICT for error in errors):
            return State.RUNNING
        found = self._read(Answer(HTTPStatus.OK, {}, rows_in(kept.get("data")), errors), task_id)
        return State.RUNNING if found is State.UNKNOWN else found

    def _read(self, answer: Answer, task_id: str) -> Found:
        rows = _rows_of(answer, task_id)
        for row in rows:
            if row.get("status") == "success" or any(row.get(name) for name in IMAGE_FIELDS):
                return Picture(row)
        failures = [row.get("error") or row for row in rows if row.get("status") == "error"]
        failures += [error for error in _errors_of(answer, task_id) if not says_not_found(error)]
        if failures:
            return Failed(self._error(failures[0] if isinstance(failures[0], dict) else {}))
        return State.RUNNING if rows else State.UNKNOWN

    def _error(self, error: Row, answer: Answer | None = None) -> AppError:
        return app_error(error, answer=answer, api_key=self.connection.api_key, model=self.model)


def _rows_of(answer: Answer, task_id: str) -> list[Row]:
    return [row for row in answer.rows if row.get("taskUUID") == task_id]


def _errors_of(answer: Answer, task_id: str) -> list[Row]:
    return [error for error in answer.errors if error.get("taskUUID") == task_id]
