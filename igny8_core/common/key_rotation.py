"""Secrets of all tables, encrypted anew with the first key of ENCRYPTION_KEYS. After that the others may go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.db.models import F, Model, QuerySet, TextField
from django.db.models.functions import Cast

from igny8_core.common.encryption import EncryptedTextField, UnreadableSecret, decrypt, is_current

#: Rows read at once: a table of any size fits.
CHUNK = 500


@dataclass(frozen=True)
class Rotation:
    """Of one column: encrypted anew, already with the first key, readable with none of the keys."""

    column: str
    changed: int = 0
    current: int = 0
    unreadable: int = 0


def rotate_keys(*, dry_run: bool = False) -> list[Rotation]:
    """Every encrypted column of every table. Does nothing twice, and may run beside everything else."""
    return [_rotate(model, field.name, dry_run=dry_run) for model, field in encrypted_fields()]


def encrypted_fields() -> Iterator[tuple[type[Model], Any]]:
    """(model, field) of every secret at rest, whoever adds one."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedTextField):
                yield model, field


def _rotate(model: type[Model], name: str, *, dry_run: bool) -> Rotation:
    done = Rotation(column=f"{model._meta.label}.{name}")
    last: Any = 0
    while rows := list(_stored(model, name).filter(pk__gt=last).order_by("pk").values_list("pk", "stored")[:CHUNK]):
        for pk, stored in rows:
            done = _one(done, model, name, pk=pk, stored=stored, dry_run=dry_run)
        last = rows[-1][0]
    return done


def _one(done: Rotation, model: type[Model], name: str, *, pk: Any, stored: str, dry_run: bool) -> Rotation:
    if is_current(stored):
        return replace(done, current=done.current + 1)
    secret = decrypt(stored)
    if isinstance(secret, UnreadableSecret):
        return replace(done, unreadable=done.unreadable + 1)
    if not dry_run:
        # Only what was read: somebody may be entering another secret just now, and that one is current already.
        _stored(model, name).filter(pk=pk, stored=stored).update(**{name: secret})
    return replace(done, changed=done.changed + 1)


def _stored(model: type[Model], name: str) -> QuerySet[Any]:
    """Rows that hold a secret, with its ciphertext: the cast goes round the field, which would decrypt it."""
    rows: QuerySet[Any] = model._base_manager.annotate(stored=Cast(F(name), TextField()))
    return rows.exclude(stored="").exclude(stored=None)
