"""Whose API key it is, and which keys an account has."""

from __future__ import annotations

import hashlib
import re

from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from igny8_core.business.accounts.models import ApiKey
from igny8_core.common.tenancy import Scope, request_scope

#: Tells what it is where it lies about: in a configuration, a log, a leak scanner.
MARK = "igny8_"
SHOWN, SECRET = 8, 36
_FORM = re.compile(rf"{MARK}[A-Za-z0-9]{{{SHOWN + SECRET}}}")


def key_behind(text: str) -> ApiKey | None:
    """The key whose text this is, whatever became of it; None for what is none."""
    if not _FORM.fullmatch(text):
        return None
    # The key itself says whose rows the request may see: nothing is bound yet.
    with request_scope(Scope(everything=True)):
        keys = ApiKey.objects.select_related("membership__user")
        found = keys.filter(prefix=prefix_of(text)).first()
    # The same work for a beginning that nobody has: how long it takes tells nothing.
    known = found.digest if found else digest_of("")
    return found if constant_time_compare(digest_of(text), known) else None


def api_keys_of(*, account_id: int) -> QuerySet[ApiKey]:
    """All keys of an account with their makers, revoked ones too."""
    return ApiKey.objects.filter(account_id=account_id).select_related("membership__user")


def prefix_of(text: str) -> str:
    """The part that is shown, `igny8_ab12cd34`."""
    return text[: len(MARK) + SHOWN]


def digest_of(text: str) -> str:
    """What is stored. 200 random bits need no salt and no slow hash."""
    return hashlib.sha256(text.encode()).hexdigest()
