"""GET ledger/export."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse
from django.utils.text import slugify
from rest_framework.request import Request

from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.export import AnyAccept, documented_export, file_of, shown_in_chunks
from igny8_core.business.accounts.models import Account
from igny8_core.modules.billing.presenters import present
from igny8_core.modules.billing.views.ledger import LedgerView

TITLES = ("Time", "Kind", "Credits", "Held", "Charged for", "Function", "Site", "Run", "Id")


class LedgerExportView(LedgerView):
    """The ledger as a file."""

    content_negotiation_class = AnyAccept
    pagination_class = None

    @documented_export(ACCOUNT_ID, operation_id="billing_ledger_export", tags=["billing"])
    def get(self, request: Request) -> FileResponse:  # type: ignore[override]
        """Every movement that the list would show, as a file for spreadsheets."""
        rows = self.filter_queryset(self.get_queryset())
        account = Account.objects.get(pk=asked_account_id(request))
        lines = (_cells(line) for line in shown_in_chunks(rows, present))
        name = "-".join(["ledger", *filter(None, [slugify(account.name)])])
        return file_of(request, titles=TITLES, cells=lines, count=rows.count, name=name)


def _cells(line: dict[str, Any]) -> list[Any]:
    site = line["site"]["domain"] if line["site"] else None
    names = ("created_at", "kind", "balance_change", "reserved_change", "charged_for", "function")
    return [*(line[name] for name in names), site, line["run_id"], line["id"]]
