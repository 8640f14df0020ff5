"""GET and PATCH provider settings, POST a test of them."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.selectors.provider_settings import shown_settings
from igny8_core.ai.services.connection_test import check_connection
from igny8_core.ai.services.provider_settings import change_provider_settings, settings_of
from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.selectors.roles import may_manage
from igny8_core.modules.settings.serializers.providers import ProviderSettingsSerializer, TestResultSerializer
from igny8_core.modules.settings.serializers.requests import ProviderChangesSerializer, TestRequestSerializer

ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer}


class ProvidersView(TenantView, APIView):
    """Which AI an account uses."""

    @extend_schema(
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        responses={200: ProviderSettingsSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
    )
    def get(self, request: Request) -> Response:
        """Own values and those in force; of keys only whether they are set."""
        return self._answer(asked_account_id(request))

    @extend_schema(
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        request=ProviderChangesSerializer,
        responses={200: ProviderSettingsSerializer, **ERRORS},
    )
    def patch(self, request: Request) -> Response:
        """Change what is sent, keep the rest. Owners and admins only."""
        account_id = asked_account_id(request)
        self.require_manager(account_id)
        asked = ProviderChangesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        change_provider_settings(account_id=account_id, changes=asked.validated_data)
        return self._answer(account_id)

    def _answer(self, account_id: int) -> Response:
        may_change = may_manage(user_id=self.user_id, account_id=account_id)
        shown = shown_settings(settings_of(account_id=account_id), may_change=may_change)
        return Response(ProviderSettingsSerializer(shown).data)


class ConnectionTestView(TenantView, APIView):
    """Ask a provider something small."""

    throttle_group = "connection_test"

    @extend_schema(
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        request=TestRequestSerializer,
        responses={200: TestResultSerializer, 429: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Tests what is saved with what is sent over it; nothing is saved. Owners and admins, ten times a minute."""
        account_id = asked_account_id(request)
        self.require_manager(account_id)
        asked = TestRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        changes = dict(asked.validated_data)
        result = check_connection(account_id=account_id, kind=changes.pop("kind"), changes=changes)
        return Response(TestResultSerializer(result).data)
