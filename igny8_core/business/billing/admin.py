"""Wallets and the ledger: read only, apart from granting credits."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.common.admin import ReadOnlyAdmin
from igny8_core.common.numbers import plural

GRANT = 1000


class GrantForm(ActionForm):
    """The choice of an action, with what tells one page from the next."""

    grant_token = forms.CharField(widget=forms.HiddenInput, required=False, initial=lambda: uuid4().hex, label="")


@admin.register(Wallet)
class WalletAdmin(ReadOnlyAdmin):
    """Balances. Credits come in through the action, never by typing a number."""

    list_display = ["account", "balance", "reserved", "available"]
    list_select_related = ["account"]
    search_fields = ["account__name"]
    actions = ["grant_credits"]
    action_form = GrantForm

    @admin.action(description=f"Grant {GRANT:,} credits", permissions=["view"])
    def grant_credits(self, request: HttpRequest, queryset: QuerySet[Wallet]) -> None:
        """A ledger row with the operator's name in it."""
        if not request.user.is_superuser:
            self.message_user(request, "Only a superuser may grant credits.", messages.ERROR)
            return
        granted = sum(self._grant(request, wallet) for wallet in queryset)
        self.message_user(request, f"Granted {GRANT:,} credits to {plural(granted, 'account')}.")
        if granted < len(queryset):
            self.message_user(request, "The same form was sent before: nothing is granted twice.", messages.WARNING)

    def _grant(self, request: HttpRequest, wallet: Wallet) -> bool:
        # Every page that is shown has a token of its own: a form that is sent twice grants once.
        form = request.POST.get("grant_token") or f"{timezone.now():%Y%m%d%H%M%S%f}"
        reason = Reason(key=f"grant:admin:{wallet.account_id}:{form[:40]}", description=f"Granted by {request.user}")
        return credit_service.grant(account_id=wallet.account_id, amount=GRANT, reason=reason)


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnlyAdmin):
    """Every movement, with what it was for."""

    list_display = ["created_at", "account", "kind", "balance_change", "reserved_change", "description", "run_id"]
    list_filter = ["kind", "function"]
    list_select_related = ["account"]
    search_fields = ["account__name", "description", "run_id", "idempotency_key"]
    date_hierarchy = "created_at"
