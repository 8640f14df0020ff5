"""The negative control: the locks and keys of the product, switched off in the processes of a chaos run.

Nothing here is reachable from the product. Under this the invariants must be violated, or they prove nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from django.db import connection
from django.db.models import Model, Q

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services import run_lease, starting
from igny8_core.business.billing.services import credit_service
from igny8_core.common.rows import update_row

#: Guards that a statement loses.
_GUARDS = ("lease_token", "lease_until", "driver_token", "status")
_ENGINE = "igny8_core.ai.engine"
_record = credit_service._record


def switch_off() -> None:
    """In this process: leases that anyone may take, tokens that nobody looks at, keys that never repeat."""
    for module in (import_module(f"{_ENGINE}.{name}") for name in ("claim", "journal", "save")):
        vars(module)["update_row"] = _update_whatever
    vars(run_lease).update(
        update_row=_update_whatever,
        undriven=Q,
        _PERMIT=run_lease._PERMIT.replace("driver_token = %s", "driver_token >= 0 * %s"),
    )
    run_lease.RunLease.mine = property(_whoevers)  # type: ignore[assignment, method-assign]
    vars(credit_service)["_record"] = _record_under_a_new_key
    vars(starting)["_refuse_second"] = _refuse_nobody


def drop_lock() -> None:
    """In the database: a site may have as many active runs as it likes."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_active_run_per_site")


def _update_whatever(
    model: type[Model],
    *,
    where: dict[str, Any],
    changes: dict[str, Any],
    also: str = "",
    also_params: Sequence[Any] = (),
) -> int:
    unguarded = {name: value for name, value in where.items() if name not in _GUARDS}
    return update_row(model, where=unguarded, changes=changes, also=also, also_params=also_params)


def _whoevers(lease: run_lease.RunLease) -> Any:
    return AutomationRun.objects.filter(pk=lease.run_pk)


def _record_under_a_new_key(*, reason: credit_service.Reason, **movement: Any) -> None:
    _record(reason=replace(reason, key=f"{reason.key}:{uuid.uuid4().hex}"), **movement)


def _refuse_nobody(site: Any) -> None:
    """Start as many as you like."""
