"""Setting a site's webhook. Its secret is made here and handed out once."""

from __future__ import annotations

from igny8_core.business.accounts.models import Site
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.business.notifications.services.signing import new_secret
from igny8_core.common.exceptions import AppError, InvalidInputError, NotFoundError
from igny8_core.common.outbound import check_url


def webhook_of(*, site: Site) -> SiteWebhook:
    """The site's webhook. Raises NotFoundError."""
    hook = SiteWebhook.objects.filter(site=site).select_related("site").first()
    if hook is None:
        raise NotFoundError("This site has no webhook.")
    return hook


def set_webhook(*, site: Site, url: str, enabled: bool) -> str:
    """Set address and switch; returns the new secret of a new webhook, "" for one that keeps its own.

    Raises InvalidInputError with details["fields"].
    """
    cleaned = url.strip()
    _check(cleaned)
    secret = new_secret()
    defaults = {"url": cleaned, "enabled": enabled}
    _hook, created = SiteWebhook.objects.update_or_create(
        site=site, defaults=defaults, create_defaults={**defaults, "account_id": site.account_id, "secret": secret}
    )
    return secret if created else ""


def rotate_secret(*, site: Site) -> str:
    """A new secret; the old one signs nothing any more. Raises NotFoundError."""
    hook = webhook_of(site=site)
    secret = new_secret()
    hook.secret = secret
    hook.save(update_fields=["secret", "updated_at"])
    return secret


def remove_webhook(*, site: Site) -> None:
    """Forget address and secret. What waits to be sent there is given up at its next try."""
    SiteWebhook.objects.filter(site=site).delete()


def _check(url: str) -> None:
    try:
        if not url:
            raise InvalidInputError("Enter the address that is to be called.")
        check_url(url)
    except AppError as error:
        raise InvalidInputError(error.message, details={"fields": {"url": [error.message]}}) from error
