"""One account: its name and one's own role."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import asked_account
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.selectors.roles import membership_of
from igny8_core.business.accounts.services.accounts import rename_account
from igny8_core.modules.accounts.serializers.members import AccountSerializer, NameSerializer

ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}


@extend_schema(tags=["accounts"])
class AccountView(TenantView, APIView):
    """An account that you belong to."""

    @extend_schema(summary="An account", responses={200: AccountSerializer, 404: ErrorSerializer})
    def get(self, request: Request, account_id: int) -> Response:
        """Its name, your role, and which roles you may give."""
        return self._answer(account_id)

    @extend_schema(summary="Rename an account", request=NameSerializer, responses={200: AccountSerializer, **ERRORS})
    def patch(self, request: Request, account_id: int) -> Response:
        """Owners and admins. 409 for a name that is taken."""
        account = asked_account(account_id)
        self.require_manager(account.pk)
        asked = NameSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        rename_account(account=account, name=asked.validated_data["name"])
        return self._answer(account_id)

    def _answer(self, account_id: int) -> Response:
        account = asked_account(account_id)
        member = membership_of(user_id=self.user_id, account_id=account.pk)
        return Response(AccountSerializer(account, context={"role": member.role}).data)
