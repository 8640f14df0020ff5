"""The one wall between accounts.

Every model that belongs to an account uses `TenantManager`. Inside a request its querysets are narrowed to the accounts
of whoever asks, and a query before anyone is known raises. Outside of requests (workers, commands, tests' set-up) there
is no narrowing: that code takes ids from rows that already passed the wall.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Manager, Model, QuerySet


class UnscopedQueryError(RuntimeError):
    """A request touched account data before it said whose: a bug in the door, never shown as data."""


@dataclass(frozen=True)
class Scope:
    """Which accounts a request may see: none yet, a lazy queryset of account ids, or (for operators) all."""

    account_ids: Any = None
    everything: bool = False


M = TypeVar("M", bound=Model)

_scope: ContextVar[Scope | None] = ContextVar("tenancy_scope", default=None)


@contextmanager
def request_scope(scope: Scope | None = None) -> Iterator[None]:
    """Everything inside is a request; until `bind_accounts` it may read nothing."""
    token = _scope.set(scope or Scope())
    try:
        yield
    finally:
        _scope.reset(token)


def bind_accounts(account_ids: Any) -> None:
    """From here on the request sees these accounts (a subquery of ids costs no query of its own)."""
    if _scope.get() is not None:
        _scope.set(Scope(account_ids=account_ids))


class TenantManager(Manager[M]):
    """Narrows every queryset to the accounts in scope. `path` leads from the model to the account id."""

    def __init__(self, path: str = "account_id") -> None:
        super().__init__()
        self.path = path

    def get_queryset(self) -> QuerySet[M]:
        """The rows that whoever asks may see."""
        rows = super().get_queryset()
        scope = _scope.get()
        if scope is None or scope.everything:
            return rows
        if scope.account_ids is None:
            raise UnscopedQueryError(f"{self.model.__name__} was queried before the request's accounts were known")
        return rows.filter(**{f"{self.path}__in": scope.account_ids})
