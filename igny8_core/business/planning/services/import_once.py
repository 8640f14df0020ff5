"""An import that may be sent twice: under one key a file is taken once, and every other time the report is told again.

The row of the key is the claim. Whoever inserts it imports; it is leased, and each chunk prolongs the lease in its own
transaction. If its process dies, the next one who sends it goes on behind the last chunk that is in.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import BinaryIO

from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import KeywordImport
from igny8_core.business.planning.services.import_report import ImportReport
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.common.exceptions import AppError, ConflictError

#: A chunk takes well under a second; this is for a database that is busy.
LEASE = timedelta(seconds=60)
#: How long a key is remembered at least.
REMEMBERED = timedelta(days=1)
_CHUNK_BYTES = 1 << 20


class KeyInUseError(ConflictError):
    """The import of this key is under way. Asked again later, it is told."""

    retryable = True
    action = "retry"


class KeyOfAnotherFileError(ConflictError):
    """A key stands for one file."""

    action = "fix_data"


def import_once(*, site: Site, key: str, source: BinaryIO, filename: str) -> ImportReport:
    """The report of this file's import under this key, whether it is made now or was made before.

    Raises ConflictError when the key belongs to another file, or its import is still under way.
    """
    digest = _digest(source)
    row, is_new = KeywordImport.objects.get_or_create(
        site=site,
        key=key,
        defaults={"account_id": site.account_id, "digest": digest, "lease_until": timezone.now() + LEASE},
    )
    if row.digest != digest:
        raise KeyOfAnotherFileError("This Idempotency-Key was used for another file. Send a new one with this file.")
    if row.finished_at is not None:
        return ImportReport.from_json(row.report)
    return _imported(row if is_new else _taken_over(row), site=site, source=source, filename=filename)


def purge_old_imports() -> int:
    """Forget keys that are a day old; returns how many."""
    return KeywordImport.objects.filter(created_at__lt=timezone.now() - REMEMBERED).delete()[0]


def _imported(row: KeywordImport, *, site: Site, source: BinaryIO, filename: str) -> ImportReport:
    claim = _Claim(row)
    try:
        report = import_keywords(site=site, source=source, filename=filename, progress=claim)
    except AppError:
        # The file is to blame, and will be again: there is nothing to remember.
        claim.rows().delete()
        raise
    except Exception:
        # Sent again, it goes on at once.
        claim.rows().update(lease_until=timezone.now())
        raise
    claim.finish()
    return report


def _taken_over(row: KeywordImport) -> KeywordImport:
    now = timezone.now()
    free = KeywordImport.objects.filter(pk=row.pk, token=row.token, finished_at=None, lease_until__lte=now)
    if not free.update(token=row.token + 1, lease_until=now + LEASE):
        raise KeyInUseError("This import is still under way. Ask again in a minute.")
    row.refresh_from_db()
    return row


class _Claim:
    """Progress that is kept in the row of the key."""

    def __init__(self, row: KeywordImport) -> None:
        self._pk, self._token = row.pk, row.token
        self.report = ImportReport.from_json(row.report)

    def rows(self) -> QuerySet[KeywordImport]:
        """The row, as long as nobody has taken it over."""
        return KeywordImport.objects.filter(pk=self._pk, token=self._token)

    def save(self) -> None:
        """Undoes the chunk it is part of when somebody else has the claim by now."""
        self._write(lease_until=timezone.now() + LEASE)

    def finish(self) -> None:
        """From now on the report is told."""
        self._write(finished_at=timezone.now())

    def _write(self, **changes: object) -> None:
        if not self.rows().update(report=self.report.as_json(), **changes):
            raise KeyInUseError("This import was taken over by a second one. Ask again in a minute.")


def _digest(source: BinaryIO) -> str:
    start, digest = source.tell(), hashlib.sha256()
    while chunk := source.read(_CHUNK_BYTES):
        digest.update(chunk)
    source.seek(start)
    return digest.hexdigest()
