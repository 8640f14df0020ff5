"""The members of accounts."""

from __future__ import annotations

from django.db.models import QuerySet

from igny8_core.business.accounts.models import Account, Membership


def members_in_sight() -> QuerySet[Membership]:
    """Of all accounts that whoever asks may see."""
    # Memberships are how the wall knows its accounts, and so stand in front of it: the accounts narrow them.
    return Membership.objects.filter(account__in=Account.objects.all()).select_related("user", "account")
