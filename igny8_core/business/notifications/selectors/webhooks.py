"""How a site's webhook is shown."""

from __future__ import annotations

from typing import Any

import httpx2

from igny8_core.business.accounts.models import Site
from igny8_core.business.notifications.models import SiteWebhook


def shown_webhook(*, site: Site, may_change: bool) -> dict[str, Any]:
    """All but the secret. A path may be one (as at chat services): only who may change it sees it."""
    hook = SiteWebhook.objects.filter(site=site).first()
    url = hook.url if hook else ""
    return {
        "site_id": site.pk,
        "domain": site.domain,
        "may_change": may_change,
        "is_set": hook is not None,
        "url": url if may_change else _without_path(url),
        "enabled": hook is not None and hook.enabled,
        "last_at": hook.last_at if hook else None,
        "last_status": hook.last_status if hook else None,
        "last_sentence": hook.last_sentence if hook else "",
    }


def _without_path(url: str) -> str:
    return f"{httpx2.URL(url).copy_with(raw_path=b'/', fragment=None)}…" if url else ""
