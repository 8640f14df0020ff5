"""A new site with its account and first credits."""

from __future__ import annotations

from django.db import transaction

from igny8_core.business.accounts.models import Site
from igny8_core.business.accounts.services.accounts import open_account
from igny8_core.business.accounts.services.sites import add_site
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason


def add_site_with_credits(*, domain: str, account_name: str, credits: int = 0, timezone: str = "UTC") -> Site:
    """Add a site (and its account, if that is new) and grant credits; all of it or nothing."""
    with transaction.atomic():
        account = open_account(name=account_name)
        credit_service.open_wallet(account_id=account.pk)
        site = add_site(account=account, domain=domain, timezone=timezone)
        if credits:
            reason = Reason(key=f"grant:site:{site.pk}", description=f"Granted with {site.domain}", site_id=site.pk)
            credit_service.grant(account_id=account.pk, amount=credits, reason=reason)
    return site
