"""Adding sites and changing what is known about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from igny8_core.business.accounts.models import Account, Site, valid_time_zone
from igny8_core.common.exceptions import AppError, ConflictError, InvalidInputError
from igny8_core.common.text import one_line

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+", re.UNICODE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")
LONGEST_NAME = 120


class SiteExistsError(ConflictError):
    """The account has this domain already."""

    action = "fix_data"


def add_site(*, account: Account, domain: str, timezone: str = "UTC", name: str = "", language: str = "en") -> Site:
    """A new site. Raises InvalidInputError with details["fields"], ConflictError when the account has it already."""
    sent = {"domain": domain, "timezone": timezone, "name": name, "language": language}
    site = Site(account=account, **_cleaned(sent))
    _save(site, None)
    return site


def change_site(*, site: Site, changes: Mapping[str, str]) -> None:
    """Apply changes by field, all or none. Raises as `add_site` does."""
    cleaned = _cleaned(changes)
    before = {name: getattr(site, name) for name in cleaned}
    for name, value in cleaned.items():
        setattr(site, name, value)
    try:
        _save(site, list(cleaned))
    except ConflictError:
        for name, value in before.items():
            setattr(site, name, value)
        raise


def clean_domain(domain: str) -> str:
    """`https://Www.Example.com/x` → `www.example.com`. Raises InvalidInputError."""
    bare = re.sub(r"^[a-z]+://", "", domain.strip().lower()).split("/")[0].split(":")[0]
    if not _DOMAIN.fullmatch(bare) or len(bare) > 253:
        raise InvalidInputError(f"“{domain}” is not a domain. Use a name such as example.com.")
    return bare


def _save(site: Site, fields: list[str] | None) -> None:
    try:
        with transaction.atomic():
            site.save(update_fields=fields)
    except IntegrityError as error:
        raise SiteExistsError(f"{site.account.name} already has the site {site.domain}.") from error


def _cleaned(sent: Mapping[str, str]) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    problems: dict[str, list[str]] = {}
    for name, value in sent.items():
        try:
            cleaned[name] = _CLEAN[name](value)
        except AppError as error:
            problems[name] = [error.message]
    if problems:
        raise InvalidInputError(next(iter(problems.values()))[0], details={"fields": problems})
    return cleaned


def _clean_name(value: str) -> str:
    cleaned = one_line(value)
    if len(cleaned) > LONGEST_NAME:
        raise InvalidInputError(f"A name has at most {LONGEST_NAME} characters.")
    return cleaned


def _clean_time_zone(value: str) -> str:
    try:
        valid_time_zone(value.strip())
    except ValidationError as error:
        raise InvalidInputError(error.messages[0]) from error
    return value.strip()


def _clean_language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value.strip()):
        raise InvalidInputError(f"“{value}” is not a language code. Use one such as en or pt-BR.")
    return value.strip()


_CLEAN: dict[str, Callable[[Any], str]] = {
    "domain": clean_domain,
    "name": _clean_name,
    "timezone": _clean_time_zone,
    "language": _clean_language,
}
