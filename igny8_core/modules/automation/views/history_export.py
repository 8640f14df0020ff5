"""GET history/export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import FileResponse
from rest_framework.request import Request

from igny8_core.api.asked import SITE_ID, asked_site, asked_site_id
from igny8_core.api.export import AnyAccept, documented_export, file_of, shown_in_chunks
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.history import items_of, run_seconds
from igny8_core.modules.automation.views.reading import HistoryView

TITLES = ("Run", "Status", "Started by", "Started", "Ended", "Seconds", "Items done", "Items", "Items failed",
          "Credits used", "Credits estimated", "Error")  # fmt: skip


class HistoryExportView(HistoryView):
    """Past runs as a file."""

    content_negotiation_class = AnyAccept
    pagination_class = None

    @documented_export(SITE_ID, operation_id="automation_history_export", tags=["automation"])
    def get(self, request: Request, *args: Any, **kwargs: Any) -> FileResponse:  # type: ignore[override]
        """All runs of a site, newest first, as a file for spreadsheets."""
        rows = self.get_queryset()
        name = f"runs-{asked_site(asked_site_id(request)).domain}"
        return file_of(request, titles=TITLES, cells=shown_in_chunks(rows, _lines), count=rows.count, name=name)


def _lines(runs: Sequence[AutomationRun]) -> list[list[Any]]:
    return [_line(run) for run in runs]


def _line(run: AutomationRun) -> list[Any]:
    times = [run.started_at, run.completed_at, run_seconds(run)]
    credits = [run.total_credits_used, run.estimated_credits]
    return [run.run_id, run.status, run.trigger_type, *times, *items_of(run), *credits, run.error_message]
