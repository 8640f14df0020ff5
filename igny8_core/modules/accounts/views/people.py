"""One's own profile and passwords."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import update_session_auth_hash
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.authentication import SESSION_ONLY
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.visitors import VisitorView
from igny8_core.business.accounts.services.passwords import change_password, reset_password
from igny8_core.business.accounts.services.people import rename_person
from igny8_core.business.accounts.services.sessions import follow_session
from igny8_core.business.notifications.services.forgotten import ask_new_password
from igny8_core.modules.accounts.examples import FORGOTTEN, NEW_PASSWORD, PASSWORD_CHANGE
from igny8_core.modules.accounts.serializers.people import (
    DoneSerializer,
    ForgottenSerializer,
    NewPasswordSerializer,
    PasswordChangeSerializer,
    ProfileChangesSerializer,
    ProfileSerializer,
)

SENT = "If somebody has this address here, a mail with a link is on its way. The link is good for an hour."
ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 429: ErrorSerializer}


@extend_schema(tags=["auth"])
class ProfileView(APIView):
    """Yourself."""

    authentication_classes = SESSION_ONLY

    @extend_schema(summary="Your profile", responses={200: ProfileSerializer})
    def get(self, request: Request) -> Response:
        """Name and address."""
        return Response(ProfileSerializer(_person(request)).data)

    @extend_schema(
        summary="Change your name",
        request=ProfileChangesSerializer,
        responses={200: ProfileSerializer, 400: ErrorSerializer},
    )
    def patch(self, request: Request) -> Response:
        """As others see it."""
        asked = ProfileChangesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        rename_person(person=_person(request), name=asked.validated_data["name"])
        return self.get(request)


class PasswordChangeView(APIView):
    """With the password one has."""

    authentication_classes = SESSION_ONLY

    @extend_schema(
        summary="Change your password",
        tags=["auth"],
        request=PasswordChangeSerializer,
        examples=[PASSWORD_CHANGE],
        responses={200: DoneSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """All other sessions end; this one goes on."""
        asked = PasswordChangeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user, session = _person(request), request._request.session
        change_password(
            user=user,
            current=asked.validated_data["current_password"],
            new=asked.validated_data["new_password"],
            session_key=session.session_key,
        )
        session_key = session.session_key
        update_session_auth_hash(request._request, user)
        follow_session(session_key, session.session_key)
        return Response({"message": "Your password is changed. You are logged out everywhere else."})


class ForgottenView(VisitorView):
    """Without the password."""

    throttle_group = "login"

    @extend_schema(
        summary="Ask for a new password",
        tags=["auth"],
        request=ForgottenSerializer,
        examples=[FORGOTTEN],
        responses={202: DoneSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """A mail with a link, if somebody has the address. The answer is the same in any case."""
        asked = ForgottenSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        ask_new_password(email=asked.validated_data["email"])
        return Response({"message": SENT}, status=202)


class NewPasswordView(VisitorView):
    """With the link."""

    throttle_group = "login"

    @extend_schema(
        summary="Set a new password",
        tags=["auth"],
        request=NewPasswordSerializer,
        examples=[NEW_PASSWORD],
        responses={200: DoneSerializer, 404: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Once, and within an hour. All sessions end: log in with the new one."""
        asked = NewPasswordSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        reset_password(token=asked.validated_data["token"], new=asked.validated_data["password"])
        return Response({"message": "Your new password is set. Log in with it."})


def _person(request: Request) -> Any:
    return request.user
