"""Opening and naming accounts."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from igny8_core.business.accounts.models import Account
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.common.text import one_line

LONGEST_NAME = 120


class NameTakenError(ConflictError):
    """Another account is called that."""

    action = "fix_data"


def open_account(*, name: str) -> Account:
    """The account of that name, made on first sight."""
    return Account.objects.get_or_create(name=_cleaned(name))[0]


def rename_account(*, account: Account, name: str) -> None:
    """Raises InvalidInputError or ConflictError, and then changes nothing."""
    cleaned, before = _cleaned(name), account.name
    account.name = cleaned
    try:
        with transaction.atomic():
            account.save(update_fields=["name"])
    except IntegrityError as error:
        account.name = before
        raise NameTakenError("This name is taken. Choose another one.") from error


def _cleaned(name: str) -> str:
    cleaned = one_line(name)
    if not cleaned:
        raise InvalidInputError("An account needs a name.", details={"fields": {"name": ["An account needs a name."]}})
    if len(cleaned) > LONGEST_NAME:
        sentence = f"A name has at most {LONGEST_NAME} characters."
        raise InvalidInputError(sentence, details={"fields": {"name": [sentence]}})
    return cleaned
