"""Below billing/."""

from __future__ import annotations

from typing import Any

from igny8_core.business.accounts.models import Account
from igny8_core.tests.architecture.routes.case import Case, account_id
from igny8_core.tests.factories import RunFactory


def own_account(site: Any, row: Any) -> dict[str, Any]:
    """Whoever asks names an account of their own: the newest one that has no site of `site`'s account."""
    others = Account.objects.exclude(pk=site.account_id)
    return {"account_id": site.account_id if not others.exists() else others.latest("pk").pk}


def of_ledger(operation: str) -> tuple[Case, ...]:
    """The list and the file are narrowed alike."""
    return (
        Case(operation, "query account_id", query=account_id),
        Case(
            operation,
            "query site_id",
            query=lambda site, row: {**own_account(site, row), "site_id": site.pk or 10**6},
        ),
        Case(
            operation,
            "query run_id",
            query=lambda site, row: {**own_account(site, row), "run_id": row.run_id},
            state=RunFactory.completed,
        ),
    )


CASES = (
    Case("GET billing/wallet/", "query account_id", query=account_id),
    Case("GET billing/usage/", "query account_id", query=account_id),
    *of_ledger("GET billing/ledger/"),
    *of_ledger("GET billing/ledger/export/"),
)
