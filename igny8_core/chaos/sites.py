"""Small sites whose runs take seconds: 6 keywords, 2 clusters, 4 ideas, 4 articles, 8 pictures."""

from __future__ import annotations

from igny8_core.business.accounts.models import Role, Site, User
from igny8_core.business.accounts.services.members import add_member
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.services.configuring import config_of
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Keywords
from igny8_core.chaos.answers import name

KEYWORDS = 6
SITES_PER_ACCOUNT = 3


def add_site(number: int, *, credits: int, concurrency: int = 1) -> Site:
    """A site with small batches; three share an account and its wallet."""
    site = add_site_with_credits(
        domain=f"chaos{number}.example.com", account_name=f"Chaos {number // SITES_PER_ACCOUNT}", credits=credits
    )
    _add_owner(site)
    config_of(site)
    changes = {f"stage_{stage}_concurrency": concurrency for stage in (1, 2, 4, 5, 6)}
    AutomationConfig.objects.filter(site=site).update(stage_1_batch_size=3, stage_3_batch_size=2, **changes)
    return site


def _add_owner(site: Site) -> None:
    """Who is told how runs end, in the dashboard and by mail."""
    email = f"owner{site.account_id}@example.com"
    if not User.objects.filter(email=email).exists():
        user = User.objects.create_user(email=email)  # type: ignore[no-untyped-call]
        add_member(account=site.account, user=user, role=Role.OWNER)


def add_keywords(site: Site) -> None:
    """Something to do for one run."""
    phrases = [name() for _ in range(KEYWORDS)]
    Keywords.objects.bulk_create(
        Keywords(account_id=site.account_id, site=site, keyword=phrase, keyword_key=phrase_key(phrase))
        for phrase in phrases
    )
