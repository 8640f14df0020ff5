"""Making, using and ending API keys."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string

from igny8_core.business.accounts.models import MANAGING_ROLES, WRITING_ROLES, ApiKey, KeyStatus, Membership, Scope
from igny8_core.business.accounts.selectors.api_keys import MARK, SECRET, SHOWN, digest_of, key_behind, prefix_of
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.common.text import one_line

#: Active ones of an account: enough for every program, few enough to look through.
MOST_KEYS = 50
LONGEST_NAME = 80
#: How exact "last used" is.
USED_EVERY = timedelta(minutes=1)


class KeyRefusedError(Exception):
    """One sentence that helps whoever has the key, and nobody else."""


def make_key(*, member: Membership, name: str, scope: str, expires_at: datetime | None = None) -> tuple[ApiKey, str]:
    """A new key, and its text, which nobody can read again. Raises InvalidInputError or ConflictError."""
    cleaned = _checked_name(name)
    _check_scope(member, scope)
    if expires_at is not None and expires_at <= timezone.now():
        raise _wrong("expires_at", "Choose a time in the future, or none.")
    if ApiKey.objects.filter(account_id=member.account_id, revoked_at__isnull=True).count() >= MOST_KEYS:
        raise ConflictError(f"This account has {MOST_KEYS} API keys. Revoke one that is no longer used.")
    text = MARK + get_random_string(SHOWN + SECRET)
    key = ApiKey.objects.create(
        account_id=member.account_id,
        membership=member,
        name=cleaned,
        prefix=prefix_of(text),
        digest=digest_of(text),
        scope=scope,
        expires_at=expires_at,
    )
    return key, text


def rename_key(*, key: ApiKey, name: str) -> None:
    """Raises InvalidInputError."""
    key.name = _checked_name(name)
    key.save(update_fields=["name", "updated_at"])


def revoke_key(*, key: ApiKey) -> None:
    """It opens nothing from now on. Doing it again changes nothing."""
    now = timezone.now()
    ApiKey.objects.filter(pk=key.pk, revoked_at__isnull=True).update(revoked_at=now, updated_at=now)
    key.refresh_from_db(fields=["revoked_at", "updated_at"])


def use_key(text: str) -> ApiKey:
    """The key behind what a program sent. Raises KeyRefusedError."""
    key = key_behind(text)
    if key is None or not key.membership.user.is_active:
        raise KeyRefusedError("This API key is not valid.")
    if key.status != KeyStatus.ACTIVE:
        raise KeyRefusedError(f"This API key {'has expired' if key.status == KeyStatus.EXPIRED else 'was revoked'}.")
    _note_use(key)
    return key


def _note_use(key: ApiKey) -> None:
    """At most one write a minute, however busy the program."""
    now = timezone.now()
    if key.last_used_at and key.last_used_at > now - USED_EVERY:
        return
    before = Q(last_used_at__isnull=True) | Q(last_used_at__lte=now - USED_EVERY)
    ApiKey._base_manager.filter(before, pk=key.pk).update(last_used_at=now)


def _check_scope(member: Membership, scope: str) -> None:
    enough = {Scope.READ: True, Scope.WRITE: member.role in WRITING_ROLES, Scope.MANAGE: member.role in MANAGING_ROLES}
    if not enough.get(Scope(scope), False):
        raise _wrong("scope", f"Your role is {member.role}: a key of yours cannot {Scope(scope).label.lower()}.")


def _checked_name(name: str) -> str:
    cleaned = one_line(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise _wrong("name", f"Name what the key is for, in at most {LONGEST_NAME} characters.")
    return cleaned


def _wrong(field: str, sentence: str) -> InvalidInputError:
    return InvalidInputError(sentence, details={"fields": {field: [sentence]}})
