"""Invitations: sent by owners and admins, accepted by whoever has the link. None of this with an API key."""

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
from igny8_core.api.visitors import VisitorView
from igny8_core.business.accounts.models import Invitation
from igny8_core.business.accounts.selectors.invitations import account_in, invitations_of
from igny8_core.business.accounts.selectors.roles import membership_of
from igny8_core.business.accounts.services.invitations import (
    accept,
    invited_person,
    open_invitation,
    revoke_invitation,
)
from igny8_core.business.notifications.services.inviting import invite_by_mail, send_again
from igny8_core.common.tenancy import bind_accounts
from igny8_core.modules.accounts.examples import ACCEPTED, OPEN, OPENED, SESSION
from igny8_core.modules.accounts.serializers.members import (
    AcceptSerializer,
    InvitationSerializer,
    NewInvitationSerializer,
    OpenInvitationSerializer,
    TokenSerializer,
)
from igny8_core.modules.accounts.serializers.session import SessionSerializer
from igny8_core.modules.accounts.views.session import begin_session, session_data

REFUSALS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer}
ERRORS = {**REFUSALS, 409: ErrorSerializer, 429: ErrorSerializer}


@extend_schema(tags=["accounts"], parameters=[ACCOUNT_ID])
@extend_schema_view(
    get=extend_schema(summary="Invitations", responses={200: InvitationSerializer(many=True), **REFUSALS})
)
class InvitationsView(TenantView, ListAPIView[Invitation]):
    """Who was invited to an account, newest first; for owners and admins."""

    authentication_classes = SESSION_ONLY
    serializer_class = InvitationSerializer
    filter_backends = FILTERS
    filterset_fields = ["status", "role"]
    search_fields = ["email"]
    ordering_fields = ["created_at", "expires_at", "email"]
    ordering = ["-created_at"]

    def get_queryset(self) -> QuerySet[Invitation]:
        """Of the account that is asked for."""
        if getattr(self, "swagger_fake_view", False):
            return Invitation.objects.none()
        account_id = asked_account_id(self.request)
        self.require_manager(account_id)
        return invitations_of(account_id=account_id)

    @extend_schema(
        summary="Invite somebody", request=NewInvitationSerializer, responses={201: InvitationSerializer, **ERRORS}
    )
    def post(self, request: Request) -> Response:
        """A mail with a link that is good once and for 7 days. Whether the address is known here shows in nothing."""
        account_id = asked_account_id(request)
        self.require_manager(account_id)
        asked = NewInvitationSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actor = membership_of(user_id=self.user_id, account_id=account_id)
        return Response(InvitationSerializer(invite_by_mail(actor=actor, **asked.validated_data)).data, status=201)


@extend_schema(tags=["accounts"])
class InvitationView(TenantView, APIView):
    """One invitation."""

    authentication_classes = SESSION_ONLY

    @extend_schema(summary="Revoke an invitation", responses={204: None, **ERRORS})
    def delete(self, request: Request, invitation_id: int) -> Response:
        """Its link opens nothing any more. 409 once it was accepted."""
        revoke_invitation(invitation=self._asked(invitation_id))
        return Response(status=204)

    @extend_schema(summary="Send an invitation again", request=None, responses={200: InvitationSerializer, **ERRORS})
    def post(self, request: Request, invitation_id: int) -> Response:
        """With a new link, good for 7 days from now; the one before opens nothing any more."""
        invitation = self._asked(invitation_id)
        send_again(invitation=invitation)
        return Response(InvitationSerializer(invitation).data)

    def _asked(self, invitation_id: int) -> Invitation:
        rows = Invitation.objects.select_related("account", "invited_by")
        invitation = one_of(rows, pk=invitation_id, noun="invitation")
        self.require_manager(invitation.account_id)
        return invitation


class OpenInvitationView(VisitorView):
    """What a link leads to."""

    throttle_group = "login"

    @extend_schema(
        summary="Look at an invitation",
        tags=["auth"],
        request=TokenSerializer,
        examples=[OPEN, OPENED],
        responses={200: OpenInvitationSerializer, **REFUSALS},
    )
    def post(self, request: Request) -> Response:
        """Account, role and address; 404 for a link that was used, revoked or replaced, or is too old."""
        token = _token(request, TokenSerializer)["token"]
        invitation = open_invitation(token)
        context = {"needs_login": invited_person(invitation) is not None}
        return Response(OpenInvitationSerializer(invitation, context=context).data)


class AcceptInvitationView(VisitorView):
    """Accepting."""

    throttle_group = "login"

    @extend_schema(
        summary="Accept an invitation",
        tags=["auth"],
        request=AcceptSerializer,
        examples=[ACCEPTED, SESSION],
        responses={200: SessionSerializer, 401: ErrorSerializer, **REFUSALS, 409: ErrorSerializer},
    )
    def post(self, request: Request) -> Response:
        """Logged in as the invited address, or as a new person with name and password, who is logged in by it."""
        sent = _token(request, AcceptSerializer)
        user: Any = request.user if request.user.is_authenticated else None
        person = accept(user=user, **sent)
        if user is None:
            begin_session(request, person)
        return Response(session_data(request))


def _token(request: Request, shape: type[TokenSerializer]) -> dict[str, Any]:
    """What was sent. Its signature says which account it opens, and the wall opens for that one alone."""
    asked = shape(data=request.data)
    asked.is_valid(raise_exception=True)
    account_id = account_in(asked.validated_data["token"])
    bind_accounts([account_id] if account_id else [])
    return dict(asked.validated_data)
