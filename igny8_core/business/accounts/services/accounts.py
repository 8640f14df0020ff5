"""Opening and naming accounts."""

from __future__ import annotations

from igny8_core.business.accounts.models import Account
from igny8_core.common.exceptions import InvalidInputError


def open_account(*, name: str) -> Account:
    """The account of that name, made on first sight."""
    cleaned = name.strip()
    if not cleaned:
        raise InvalidInputError("An account needs a name.")
    return Account.objects.get_or_create(name=cleaned)[0]
