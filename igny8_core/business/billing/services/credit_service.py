"""Moving credits. Each movement is one guarded UPDATE of the wallet and one ledger row, in the caller's transaction.

Nothing here reads a balance to write it back: two workers that spend the last credit meet in the database, and one of
them is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet

from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.common.exceptions import ConflictError, InsufficientCreditsError
from igny8_core.common.rows import insert_rows
from igny8_core.common.status_enums import LedgerKind

# In the words of the database: it is the heart of the matter, and the one statement of money in every batch.
_CAPTURE = (
    f"UPDATE {Wallet._meta.db_table} SET balance = balance - %s, reserved = reserved - %s "  # noqa: S608
    "WHERE account_id = %s AND reserved >= %s AND balance - reserved >= %s"
)


@dataclass(frozen=True)
class Reason:
    """What a movement was for; `key` makes it happen at most once."""

    key: str
    description: str
    site_id: int | None = None
    function: str = ""
    run_id: str = ""
    task_id: UUID | None = None


def open_wallet(*, account_id: int) -> Wallet:
    """The account's wallet, made on first sight."""
    return Wallet.objects.get_or_create(account_id=account_id)[0]


def grant(*, account_id: int, amount: int, reason: Reason, kind: LedgerKind = LedgerKind.GRANT) -> bool:
    """Add credits (grant, purchase or refund). False when this key was granted before: nothing moves twice."""
    open_wallet(account_id=account_id)
    try:
        with transaction.atomic():
            _record(account_id=account_id, kind=kind, balance=amount, reserved=0, reason=reason)
            _wallet(account_id).update(balance=F("balance") + amount)
    except IntegrityError:
        if LedgerEntry.objects.filter(idempotency_key=reason.key).exists():
            return False
        raise
    return True


def hold(*, account_id: int, amount: int, reason: Reason) -> None:
    """Put `amount` aside. Raises InsufficientCreditsError and changes nothing when it is not available."""
    moved = _wallet(account_id).filter(balance__gte=F("reserved") + amount).update(reserved=F("reserved") + amount)
    if moved != 1:
        raise shortage(account_id=account_id, required=amount)
    _record(account_id=account_id, kind=LedgerKind.HOLD, balance=0, reserved=amount, reason=reason)


def capture(*, account_id: int, amount: int, held: int, reason: Reason) -> None:
    """Spend `amount`, of which `held` (0 for work that holds nothing) was put aside before; the rest must be available.

    Raises InsufficientCreditsError; the ledger's unique key refuses a second capture under the same name.
    """
    if amount == 0:
        return
    with connection.cursor() as cursor:
        cursor.execute(_CAPTURE, (amount, held, account_id, held, amount - held))
        moved = cursor.rowcount
    if moved != 1:
        raise shortage(account_id=account_id, required=amount)
    _record(account_id=account_id, kind=LedgerKind.CAPTURE, balance=-amount, reserved=-held, reason=reason)


def release(*, account_id: int, amount: int, reason: Reason) -> None:
    """Give back what was put aside and not used. Raises ConflictError when that much is not put aside."""
    if amount == 0:
        return
    moved = _wallet(account_id).filter(reserved__gte=amount).update(reserved=F("reserved") - amount)
    if moved != 1:
        raise ConflictError(f"{amount:,} credits cannot be given back: they are not put aside.")
    _record(account_id=account_id, kind=LedgerKind.RELEASE, balance=0, reserved=-amount, reason=reason)


def shortage(*, account_id: int, required: int) -> InsufficientCreditsError:
    """The error to raise, with the figures a user needs."""
    wallet = _wallet(account_id).first()
    available = wallet.available if wallet else 0
    return InsufficientCreditsError(
        f"Not enough credits. Required: {required:,}, available: {available:,}. Add credits and try again.",
        details={"required": required, "available": available},
    )


def _wallet(account_id: int) -> QuerySet[Wallet]:
    return Wallet.objects.filter(account_id=account_id)


def _record(*, account_id: int, kind: LedgerKind, balance: int, reserved: int, reason: Reason) -> None:
    entry = LedgerEntry(
        account_id=account_id,
        site_id=reason.site_id,
        kind=kind,
        balance_change=balance,
        reserved_change=reserved,
        idempotency_key=reason.key,
        description=reason.description[:200],
        function=reason.function,
        run_id=reason.run_id,
        task_id=reason.task_id,
    )
    insert_rows([entry])
