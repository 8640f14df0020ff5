"""How many migrations of this program the database has not seen."""

from __future__ import annotations

from functools import lru_cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def pending_migrations() -> int:
    """One query; the files are read once per process, for they come with its code."""
    return len(_on_disk() - set(MigrationRecorder(connection).applied_migrations()))


@lru_cache(maxsize=1)
def _on_disk() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None)
    return frozenset(loader.disk_migrations or {})
