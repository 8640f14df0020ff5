"""Where one is logged in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.authentication import SESSION_ONLY
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.ids import one_of
from igny8_core.business.accounts.models import UserSession
from igny8_core.business.accounts.selectors.sessions import sessions_of
from igny8_core.business.accounts.services.sessions import end_session, end_sessions
from igny8_core.common.numbers import plural
from igny8_core.modules.accounts.serializers.people import DoneSerializer, UserSessionSerializer


@extend_schema(tags=["auth"], summary="Your sessions", responses={200: UserSessionSerializer(many=True)})
class SessionsView(ListAPIView[UserSession]):
    """Where you are logged in, the last seen first."""

    authentication_classes = SESSION_ONLY
    serializer_class = UserSessionSerializer

    def get_queryset(self) -> QuerySet[UserSession]:
        """One's own."""
        if getattr(self, "swagger_fake_view", False):
            return UserSession.objects.none()
        return sessions_of(user_id=_user_id(self.request)).order_by("-last_seen_at", "-pk")

    def get_serializer_context(self) -> dict[str, Any]:
        """With the one that asks."""
        session = getattr(self.request, "session", None)
        return {**super().get_serializer_context(), "session_key": session.session_key if session else ""}


class OneSessionView(APIView):
    """One of them."""

    authentication_classes = SESSION_ONLY

    @extend_schema(
        tags=["auth"],
        summary="End a session",
        responses={204: None, 403: ErrorSerializer, 404: ErrorSerializer},
    )
    def delete(self, request: Request, session_id: int) -> Response:
        """Whoever has it is asked to log in at the next request."""
        end_session(one_of(sessions_of(user_id=_user_id(request)), pk=session_id, noun="session"))
        return Response(status=204)


class OtherSessionsView(APIView):
    """All others."""

    authentication_classes = SESSION_ONLY

    @extend_schema(
        tags=["auth"],
        summary="End all other sessions",
        request=None,
        responses={200: DoneSerializer, 403: ErrorSerializer},
    )
    def post(self, request: Request) -> Response:
        """This one goes on."""
        ended = end_sessions(user_id=_user_id(request), but=request._request.session.session_key)
        return Response({"message": f"{plural(ended, 'session')} ended."})


def _user_id(request: Request) -> int:
    user: Any = request.user
    return int(user.pk)
