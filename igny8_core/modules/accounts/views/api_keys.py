"""API keys of an account: only people with a session make and end them."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.authentication import SESSION_ONLY
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.filters import FILTERS
from igny8_core.api.ids import one_of
from igny8_core.business.accounts.models import ApiKey
from igny8_core.business.accounts.selectors.api_keys import api_keys_of
from igny8_core.business.accounts.selectors.roles import may_manage, membership_of
from igny8_core.business.accounts.services.api_keys import make_key, rename_key, revoke_key
from igny8_core.common.exceptions import NotAllowedError
from igny8_core.modules.accounts.serializers.api_keys import (
    ApiKeySerializer,
    KeyNameSerializer,
    MadeKeySerializer,
    NewKeySerializer,
)

READ_ERRORS = {400: ErrorSerializer, 404: ErrorSerializer}
ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer}


@extend_schema(tags=["API keys"], parameters=[ACCOUNT_ID])
@extend_schema_view(get=extend_schema(summary="API keys", responses={200: ApiKeySerializer(many=True), **READ_ERRORS}))
class ApiKeysView(TenantView, ListAPIView[ApiKey]):
    """Owners and admins see all keys of the account, others their own. Newest first, revoked ones too."""

    authentication_classes = SESSION_ONLY
    serializer_class = ApiKeySerializer
    filter_backends = FILTERS
    search_fields = ["name", "prefix", "membership__user__email"]
    ordering_fields = ["name", "created_at", "last_used_at", "expires_at"]
    ordering = ["-created_at"]

    def get_queryset(self) -> QuerySet[ApiKey]:
        """Of the account that is asked for."""
        if getattr(self, "swagger_fake_view", False):
            return ApiKey.objects.none()
        account_id = asked_account_id(self.request)
        keys = api_keys_of(account_id=account_id)
        everybodys = may_manage(user_id=self.user_id, account_id=account_id)
        return keys if everybodys else keys.filter(membership__user_id=self.user_id)

    @extend_schema(
        summary="Make an API key",
        request=NewKeySerializer,
        responses={201: MadeKeySerializer, **READ_ERRORS, 409: ErrorSerializer},
    )
    def post(self, request: Request) -> Response:
        """Every member, for themselves: the key does at most what their role allows. Its text is shown only now."""
        member = membership_of(user_id=self.user_id, account_id=asked_account_id(request))
        asked = NewKeySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        key, text = make_key(member=member, **asked.validated_data)
        return Response(MadeKeySerializer(key, context={"text": text}).data, status=201)


@extend_schema(tags=["API keys"])
class ApiKeyView(TenantView, APIView):
    """One key."""

    authentication_classes = SESSION_ONLY

    @extend_schema(summary="Rename an API key", request=KeyNameSerializer, responses={200: ApiKeySerializer, **ERRORS})
    def patch(self, request: Request, key_id: int) -> Response:
        """Its maker, or owners and admins."""
        key = self._changeable(key_id)
        asked = KeyNameSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        rename_key(key=key, name=asked.validated_data["name"])
        return Response(ApiKeySerializer(key).data)

    @extend_schema(summary="Revoke an API key", responses={204: None, **ERRORS})
    def delete(self, request: Request, key_id: int) -> Response:
        """Its maker, or owners and admins. It stays in the list as revoked."""
        revoke_key(key=self._changeable(key_id))
        return Response(status=204)

    def _changeable(self, key_id: int) -> ApiKey:
        key = one_of(ApiKey.objects.select_related("membership__user"), pk=key_id, noun="API key")
        mine = key.membership.user_id == self.user_id
        if not mine and not may_manage(user_id=self.user_id, account_id=key.account_id):
            raise NotAllowedError("Only its maker and the owners and admins of the account can change this key.")
        return key
