"""GET, PUT, DELETE a site's webhook, make it a new secret, test it."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import asked_site
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.models import Site
from igny8_core.business.accounts.selectors.roles import may_manage
from igny8_core.business.notifications.selectors.webhooks import shown_webhook
from igny8_core.business.notifications.services.webhook_delivery import send_test
from igny8_core.business.notifications.services.webhooks import (
    remove_webhook,
    rotate_secret,
    set_webhook,
    webhook_of,
)
from igny8_core.modules.notifications.serializers.answers import WebhookSerializer, WebhookTestSerializer
from igny8_core.modules.notifications.serializers.requests import WebhookRequestSerializer

ERRORS = {403: ErrorSerializer, 404: ErrorSerializer}


class _OfSite(TenantView):
    def managed_site(self, site_id: int) -> Site:
        """The site, for owners and admins of its account."""
        site = asked_site(site_id)
        self.require_manager(site.account_id)
        return site

    def answer(self, site: Site, *, secret: str = "") -> Response:
        """The webhook as it is now; a secret only when it was made just now."""
        may_change = may_manage(user_id=self.user_id, account_id=site.account_id)
        shown = shown_webhook(site=site, may_change=may_change)
        return Response(WebhookSerializer({**shown, "secret": secret or None}).data)


class WebhookView(_OfSite, APIView):
    """Where a site's own software hears of its runs."""

    @extend_schema(tags=["notifications"], responses={200: WebhookSerializer, 404: ErrorSerializer})
    def get(self, request: Request, site_id: int) -> Response:
        """Address, switch, and how the last delivery went; never the secret."""
        return self.answer(asked_site(site_id))

    @extend_schema(
        tags=["notifications"],
        request=WebhookRequestSerializer,
        responses={200: WebhookSerializer, 400: ErrorSerializer, **ERRORS},
    )
    def put(self, request: Request, site_id: int) -> Response:
        """Set it. The answer to the first one has its secret, once. Owners and admins only."""
        site = self.managed_site(site_id)
        asked = WebhookRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return self.answer(site, secret=set_webhook(site=site, **asked.validated_data))

    @extend_schema(tags=["notifications"], responses={200: WebhookSerializer, **ERRORS})
    def delete(self, request: Request, site_id: int) -> Response:
        """Forget it. Owners and admins only."""
        site = self.managed_site(site_id)
        remove_webhook(site=site)
        return self.answer(site)


class WebhookSecretView(_OfSite, APIView):
    """A new secret."""

    @extend_schema(tags=["notifications"], request=None, responses={200: WebhookSerializer, **ERRORS})
    def post(self, request: Request, site_id: int) -> Response:
        """The old one signs nothing any more; the answer has the new one, once. Owners and admins only."""
        site = self.managed_site(site_id)
        return self.answer(site, secret=rotate_secret(site=site))


class WebhookTestView(_OfSite, APIView):
    """A call that is only a test."""

    @extend_schema(
        tags=["notifications"],
        request=None,
        responses={200: WebhookTestSerializer, 429: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request, site_id: int) -> Response:
        """Calls it now with the event `test`. Owners and admins, ten times a minute."""
        hook = webhook_of(site=self.managed_site(site_id))
        return Response(WebhookTestSerializer(send_test(hook)).data)
