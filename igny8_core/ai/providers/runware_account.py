"""The account behind a key at Runware: whether the key is known, and what is left."""

from __future__ import annotations

import uuid
from decimal import Decimal
from http import HTTPStatus

from igny8_core.ai.providers.runware_client import Connection
from igny8_core.ai.providers.runware_errors import app_error, first_error
from igny8_core.ai.providers.runware_tasks import Tasks
from igny8_core.common.exceptions import ProviderKeyRefusedError


def credit_left(connection: Connection, *, model: str) -> Decimal | None:
    """US dollars, None when the key may not read it or the answer has no figure. Costs nothing.

    Raises ProviderKeyRefusedError for a key that is not known and for credit that is used up, and what `send` raises.
    """
    task_id = str(uuid.uuid4())
    answer = connection.send({"taskType": "accountManagement", "taskUUID": task_id, "operation": "getDetails"})
    if answer.status == HTTPStatus.FORBIDDEN:
        # A key may be barred from the account and still make pictures: a lookup tells whether it is known at all.
        Tasks(connection, model).find(task_id)
        return None
    if answer.errors or answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise app_error(first_error(answer.errors), answer=answer, api_key=connection.api_key, model=model)
    amounts = _amounts(answer.rows[0].get("balance")) if answer.rows else []
    if amounts and max(amounts) <= 0:
        raise ProviderKeyRefusedError("The credit at Runware is used up. Add credit there or enter another key.")
    return amounts[0] if amounts else None


def number_in(value: object) -> Decimal | None:
    """A finite number of a JSON answer."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() else None


def _amounts(balance: object) -> list[Decimal]:
    """The documentation shows one number; accounts with free credit get an object of several, `amount` first."""
    values = [balance.get("amount"), *balance.values()] if isinstance(balance, dict) else [balance]
    return [number for number in map(number_in, values) if number is not None]
