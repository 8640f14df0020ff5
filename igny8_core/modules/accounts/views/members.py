"""Members of an account. Who gets in is up to people: none of this with an API key."""

from __future__ import annotations

from typing import Any

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
from igny8_core.business.accounts.models import Membership
from igny8_core.business.accounts.selectors.members import members_in_sight
from igny8_core.business.accounts.selectors.roles import membership_of
from igny8_core.business.accounts.services.members import change_role, remove_member
from igny8_core.modules.accounts.serializers.members import MemberSerializer, RoleSerializer

ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}


@extend_schema(tags=["accounts"], parameters=[ACCOUNT_ID])
@extend_schema_view(
    get=extend_schema(
        summary="Members", responses={200: MemberSerializer(many=True), 400: ErrorSerializer, 404: ErrorSerializer}
    )
)
class MembersView(TenantView, ListAPIView[Membership]):
    """Who belongs to an account, by address, with what you may do about it."""

    authentication_classes = SESSION_ONLY
    serializer_class = MemberSerializer
    filter_backends = FILTERS
    filterset_fields = ["role"]
    search_fields = ["user__email", "user__first_name", "user__last_name"]
    ordering_fields = ["role", "user__email"]
    ordering = ["user__email"]

    def get_queryset(self) -> QuerySet[Membership]:
        """Of the account that is asked for."""
        if getattr(self, "swagger_fake_view", False):
            return Membership.objects.none()
        return members_in_sight().filter(account_id=asked_account_id(self.request))

    def get_serializer_context(self) -> dict[str, Any]:
        """With the role of whoever asks."""
        context = dict(super().get_serializer_context())
        if getattr(self, "swagger_fake_view", False):
            return context
        return {**context, **as_seen_by(self.user_id, asked_account_id(self.request))}


@extend_schema(tags=["accounts"])
class MemberView(TenantView, APIView):
    """One member."""

    authentication_classes = SESSION_ONLY

    @extend_schema(summary="Change a role", request=RoleSerializer, responses={200: MemberSerializer, **ERRORS})
    def patch(self, request: Request, member_id: int) -> Response:
        """Owners give every role, admins those of editors and viewers. 409 for the last owner."""
        member = asked_member(member_id)
        asked = RoleSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        change_role(actor_id=self.user_id, member=member, role=asked.validated_data["role"])
        return Response(MemberSerializer(member, context=as_seen_by(self.user_id, member.account_id)).data)

    @extend_schema(summary="Remove a member", responses={204: None, **ERRORS})
    def delete(self, request: Request, member_id: int) -> Response:
        """Or leave: everybody may, but for the last owner (409). API keys of the member end with it."""
        remove_member(actor_id=self.user_id, member=asked_member(member_id))
        return Response(status=204)


def asked_member(member_id: int) -> Membership:
    """The member, if of one of the user's accounts."""
    return one_of(members_in_sight(), pk=member_id, noun="member")


def as_seen_by(user_id: int, account_id: int) -> dict[str, Any]:
    """What a member's answer depends on beside the member."""
    return {"user_id": user_id, "role": membership_of(user_id=user_id, account_id=account_id).role}
