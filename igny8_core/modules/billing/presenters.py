"""From ledger entries to the lines of a bill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import FUNCTIONS, function_named
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.common.status_enums import LedgerKind


def present(entries: Sequence[LedgerEntry]) -> list[dict[str, Any]]:
    """The data of LedgerEntrySerializer; the tasks behind them in one query."""
    ids = [entry.task_id for entry in entries if entry.task_id]
    tasks = AITask.objects.filter(pk__in=ids).only("pk", "function", "label", "result", "status").in_bulk()
    return [_line(entry, tasks) for entry in entries]


def _line(entry: LedgerEntry, tasks: dict[UUID, AITask]) -> dict[str, Any]:
    names = ("id", "created_at", "kind", "balance_change", "reserved_change", "function", "description")
    task = tasks.get(entry.task_id) if entry.task_id else None
    return {
        **{name: getattr(entry, name) for name in names},
        "charged_for": _charged_for(entry, task),
        "task_id": task.pk if task else None,
        "run_id": entry.run_id or None,
        "site": {"id": entry.site.pk, "domain": entry.site.domain} if entry.site else None,
    }


def _charged_for(entry: LedgerEntry, task: AITask | None) -> str:
    """In the words of the function; what was written down then, for all else and where the task is gone."""
    if entry.kind != LedgerKind.CAPTURE or task is None or task.function not in FUNCTIONS:
        return entry.description
    return function_named(task.function).charged_for(task.label, task.result)
