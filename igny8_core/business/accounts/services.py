"""Opening accounts and adding sites and people."""

from __future__ import annotations

import re

from django.db import IntegrityError, transaction

from igny8_core.business.accounts.models import Account, Membership, Role, Site, User
from igny8_core.common.exceptions import ConflictError, InvalidInputError

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+", re.UNICODE)


def open_account(*, name: str) -> Account:
    """The account of that name, made on first sight."""
    cleaned = name.strip()
    if not cleaned:
        raise InvalidInputError("An account needs a name.")
    return Account.objects.get_or_create(name=cleaned)[0]


def add_site(*, account: Account, domain: str, timezone: str = "UTC", name: str = "") -> Site:
    """A new site. Raises InvalidInputError for what is no domain, ConflictError when the account has it already."""
    cleaned = clean_domain(domain)
    try:
        with transaction.atomic():
            return Site.objects.create(account=account, domain=cleaned, timezone=timezone, name=name)
    except IntegrityError as error:
        raise ConflictError(f"{account.name} already has the site {cleaned}.") from error


def clean_domain(domain: str) -> str:
    """`https://Www.Example.com/x` → `www.example.com`. Raises InvalidInputError."""
    bare = re.sub(r"^[a-z]+://", "", domain.strip().lower()).split("/")[0].split(":")[0]
    if not _DOMAIN.fullmatch(bare) or len(bare) > 253:
        raise InvalidInputError(f"“{domain}” is not a domain. Use a name such as example.com.")
    return bare


def add_member(*, account: Account, user: User, role: Role) -> Membership:
    """Give a person a role in an account (or change it)."""
    return Membership.objects.update_or_create(account=account, user=user, defaults={"role": role})[0]
