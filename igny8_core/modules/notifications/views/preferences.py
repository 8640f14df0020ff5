"""GET and PUT whether you get mails."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import ACCOUNT_ID
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.notifications.selectors.members import wants_mail
from igny8_core.business.notifications.services.choices import choose_mail
from igny8_core.modules.notifications.serializers.answers import PreferencesSerializer
from igny8_core.modules.notifications.serializers.requests import PreferencesRequestSerializer
from igny8_core.modules.notifications.views.asked import asked_membership


class PreferencesView(TenantView, APIView):
    """How you are told of an account's runs."""

    @extend_schema(
        tags=["notifications"],
        parameters=[ACCOUNT_ID],
        responses={200: PreferencesSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
    )
    def get(self, request: Request) -> Response:
        """What you chose, or what your role gets."""
        return self._answer(asked_membership(request, user_id=self.user_id))

    @extend_schema(
        tags=["notifications"],
        parameters=[ACCOUNT_ID],
        request=PreferencesRequestSerializer,
        responses={200: PreferencesSerializer, 400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer},
    )
    def put(self, request: Request) -> Response:
        """Choose for yourself. Viewers are told in the dashboard only."""
        member = asked_membership(request, user_id=self.user_id)
        asked = PreferencesRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        choose_mail(member=member, by_email=asked.validated_data["by_email"])
        return self._answer(asked_membership(request, user_id=self.user_id))

    def _answer(self, member: Membership) -> Response:
        shown = {
            "account_id": member.account_id,
            "email": member.user.email,
            "by_email": wants_mail(member),
            "may_change": member.role != Role.VIEWER,
        }
        return Response(PreferencesSerializer(shown).data)
