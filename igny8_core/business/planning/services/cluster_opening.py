"""Opening clusters by name: one statement, whoever else opens the same name at the same moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Field
from django.utils import timezone

from igny8_core.business.planning.models import Clusters

#: A site has the name so often, all disabled: something else is wrong.
MOST_SPELLINGS = 50


@dataclass(frozen=True)
class NewCluster:
    """What a cluster is called and the key under which near-equal names are the same one."""

    name: str
    name_key: str
    description: str = ""


@dataclass(frozen=True)
class Opened:
    """The clusters by the key they were asked for, and how many of them are new."""

    ids: dict[str, int]
    created: int


def open_clusters(*, account_id: int, site_id: int, clusters: Sequence[NewCluster]) -> Opened:
    """The cluster of each name: the site's own if it has one in use, else a new one.

    A disabled cluster takes nothing: beside a disabled “Moka Pots” a “Moka Pots 2” is opened. Call it in a transaction.
    """
    ids: dict[str, int] = {}
    created = 0
    waiting = {one.name_key: one for one in clusters}
    for number in range(2, MOST_SPELLINGS):
        if not waiting:
            break
        found = _upsert(account_id, site_id, list(waiting.values()))
        for asked, one in list(waiting.items()):
            row = found[one.name_key]
            if row.disabled:
                waiting[asked] = _numbered(clusters, asked, number)
                continue
            ids[asked] = row.pk
            created += row.is_new
            del waiting[asked]
    return Opened(ids, created)


def _numbered(clusters: Sequence[NewCluster], asked: str, number: int) -> NewCluster:
    one = next(one for one in clusters if one.name_key == asked)
    end = f" {number}"
    return replace(one, name=one.name[: 200 - len(end)] + end, name_key=one.name_key[: 200 - len(end)] + end)


@dataclass(frozen=True)
class _Row:
    pk: int
    disabled: bool
    is_new: bool


def _upsert(account_id: int, site_id: int, clusters: Sequence[NewCluster]) -> dict[str, _Row]:
    """Insert or find. The useless SET is what makes a row that was there come back, locked."""
    now = timezone.now()
    rows = [
        Clusters(account_id=account_id, site_id=site_id, created_at=now, updated_at=now, **vars(one))
        for one in sorted(clusters, key=lambda one: one.name_key)
    ]
    fields: list[Field[Any, Any]] = [f for f in Clusters._meta.concrete_fields if not f.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(f.column)) for f in fields)
    values = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * len(rows))
    sql = (
        f"INSERT INTO {quote(Clusters._meta.db_table)} ({columns}) VALUES {values} "  # noqa: S608 - our own columns
        "ON CONFLICT (site_id, name_key) DO UPDATE SET name_key = excluded.name_key "
        "RETURNING name_key, id, disabled, created_at = %s"
    )
    stamp = Clusters._meta.get_field("created_at").get_db_prep_save(now, connection)
    params = [f.get_db_prep_save(getattr(row, f.attname), connection) for row in rows for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, stamp])
        return {key: _Row(pk, bool(disabled), bool(new)) for key, pk, disabled, new in cursor.fetchall()}
