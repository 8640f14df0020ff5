"""Who may see and do what, and which site is meant."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from igny8_core.business.accounts.models import MANAGING_ROLES, WRITING_ROLES, Membership, Site
from igny8_core.common.exceptions import InvalidInputError, NotFoundError


def account_ids_of(*, user_id: int) -> QuerySet[Membership, Any]:
    """The accounts a person belongs to, as a subquery."""
    return Membership.objects.filter(user_id=user_id).values("account_id")


def may_write(*, user_id: int, account_id: int) -> bool:
    """Owners, admins and editors may change things; viewers look."""
    return Membership.objects.filter(user_id=user_id, account_id=account_id, role__in=WRITING_ROLES).exists()


def may_manage(*, user_id: int, account_id: int) -> bool:
    """Owners and admins may change what the whole account works with."""
    return Membership.objects.filter(user_id=user_id, account_id=account_id, role__in=MANAGING_ROLES).exists()


def site_by_domain(*, domain: str, account_name: str = "") -> Site:
    """The site an operator names on the command line. Raises NotFoundError, or InvalidInputError when two match."""
    sites = Site.objects.select_related("account").filter(domain=domain.strip().lower())
    if account_name:
        sites = sites.filter(account__name=account_name)
    found = list(sites[:2])
    if not found:
        known = ", ".join(Site.objects.values_list("domain", flat=True)[:10]) or "none yet; add one with add_site"
        raise NotFoundError(f"There is no site “{domain}”. Known sites: {known}.")
    if len(found) > 1:
        raise InvalidInputError(f"Several accounts have a site “{domain}”. Say which with --account NAME.")
    return found[0]
