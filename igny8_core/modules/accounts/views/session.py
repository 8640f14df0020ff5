"""Login, logout and who is logged in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import authenticate, login, logout
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import ensure_csrf_cookie
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.authentication import SESSION_ONLY
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.visitors import VisitorView
from igny8_core.business.accounts.models import Membership, User
from igny8_core.business.accounts.services.sessions import forget_session, remember_session
from igny8_core.common.exceptions import NotAuthenticatedError
from igny8_core.modules.accounts.examples import LOGIN, SESSION
from igny8_core.modules.accounts.serializers.session import LoginSerializer, SessionSerializer

REFUSALS = {400: ErrorSerializer, 401: ErrorSerializer, 403: ErrorSerializer, 429: ErrorSerializer}
LOGIN_ANSWERS = {200: SessionSerializer, **REFUSALS}

PASSWORD_BACKEND = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 - a name


class WrongLoginError(NotAuthenticatedError):
    """Which of the two was wrong is nobody's business."""

    action = "fix_data"


@method_decorator(ensure_csrf_cookie, name="dispatch")
class SessionView(APIView):
    """The session, for logged-in and anonymous visitors alike. Sets the CSRF cookie."""

    authentication_classes = SESSION_ONLY
    permission_classes = [AllowAny]

    @extend_schema(responses=SessionSerializer, tags=["auth"], examples=[SESSION])
    def get(self, request: Request) -> Response:
        """Who is logged in."""
        if request.user.is_authenticated:
            remember_session(request._request, request.user)
        return Response(session_data(request))


class LoginView(VisitorView):
    """Start a session."""

    throttle_group = "login"

    @extend_schema(request=LoginSerializer, responses=LOGIN_ANSWERS, tags=["auth"], examples=[LOGIN, SESSION])
    def post(self, request: Request) -> Response:
        """Log in with e-mail and password. 429 for a quarter of an hour after five wrong ones."""
        asked = LoginSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user: Any = authenticate(
            request._request, username=asked.validated_data["email"], password=asked.validated_data["password"]
        )
        if user is None:
            raise WrongLoginError("This e-mail address and password do not match.")
        begin_session(request, user)
        return Response(session_data(request))


class LogoutView(APIView):
    """End the session."""

    authentication_classes = SESSION_ONLY
    permission_classes = [AllowAny]

    @extend_schema(request=None, responses=SessionSerializer, tags=["auth"])
    def post(self, request: Request) -> Response:
        """Log out."""
        forget_session(request._request.session.session_key)
        logout(request._request)
        return Response({"authenticated": False, "user": None, "accounts": []})


def begin_session(request: Request, person: User) -> None:
    """Log somebody in who has shown who they are."""
    login(request._request, person, backend=PASSWORD_BACKEND)
    remember_session(request._request, person)
    request.user = person


def session_data(request: Request) -> dict[str, Any]:
    """The session as JSON. Asks for the CSRF token, so that the cookie is there after a login too."""
    get_token(request._request)
    if not request.user.is_authenticated:
        return {"authenticated": False, "user": None, "accounts": []}
    memberships = Membership.objects.filter(user_id=request.user.pk).select_related("account").order_by("account__name")
    data = {"authenticated": True, "user": request.user, "accounts": memberships}
    return dict(SessionSerializer(data).data)
