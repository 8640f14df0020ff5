"""Paths of the billing API, below /api/v1/billing/."""

from django.urls import path

from igny8_core.modules.billing.views.ledger import LedgerView
from igny8_core.modules.billing.views.ledger_export import LedgerExportView
from igny8_core.modules.billing.views.usage import UsageView
from igny8_core.modules.billing.views.wallet import WalletView

urlpatterns = [
    path("wallet/", WalletView.as_view(), name="wallet"),
    path("ledger/", LedgerView.as_view(), name="ledger"),
    path("ledger/export/", LedgerExportView.as_view(), name="ledger-export"),
    path("usage/", UsageView.as_view(), name="usage"),
]
