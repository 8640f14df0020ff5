"""Which site is meant."""

from __future__ import annotations

from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import InvalidInputError, NotFoundError


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
