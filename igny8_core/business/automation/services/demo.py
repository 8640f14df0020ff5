"""The demo that `make run` shows: an account with a login, a site with 47 coffee keywords and 1,500 credits."""

from __future__ import annotations

from pathlib import Path

from igny8_core.business.accounts.models import Account, Role, Site, User
from igny8_core.business.accounts.services.accounts import open_account
from igny8_core.business.accounts.services.members import add_member
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.configuring import config_of
from igny8_core.business.automation.services.starting import start_run
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.keyword_import import import_keywords

SAMPLE = Path(__file__).resolve().parents[3] / "sample_data" / "coffee_47.csv"
ACCOUNT = "Demo"
DOMAIN = "coffee.example.com"
EMAIL = "demo@example.com"
PASSWORD = "coffee-47-demo"  # noqa: S105 - the login of the demo is printed on every start
CREDITS = 1500
#: Offline, 242 batches take six seconds. Whoever opens the page a moment later wants to see something move.
PACE_SECONDS = 0.3


def set_up_demo() -> Site:
    """Make what is missing of the demo; what is there stays as it is."""
    account = open_account(name=ACCOUNT)
    _login(account)
    reason = Reason(key=f"grant:demo:{account.pk}", description="Demo credits")
    credit_service.grant(account_id=account.pk, amount=CREDITS, reason=reason)
    site, _created = Site.objects.get_or_create(account=account, domain=DOMAIN, defaults={"name": "Coffee demo"})
    config_of(site)
    if not Keywords.objects.filter(site=site).exists():
        import_keywords(site=site, source=SAMPLE, filename=SAMPLE.name)
    return site


def start_first_run(site: Site) -> AutomationRun | None:
    """Start the demo's first run, slowly enough to be watched; None when it has had one."""
    if AutomationRun.objects.filter(site=site).exists():
        return None
    return start_run(site=site, trigger=AutomationRun.Trigger.MANUAL, pace_seconds=PACE_SECONDS)


def _login(account: Account) -> None:
    user = User.objects.filter(email=EMAIL).first()
    if user is None:
        user = User.objects.create_superuser(email=EMAIL, password=PASSWORD, first_name="Demo")  # type: ignore[no-untyped-call]
    add_member(account=account, user=user, role=Role.OWNER)
