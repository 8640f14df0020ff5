"""Who asks: the session of the dashboard, or the API key of a program."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from igny8_core.api.throttling import count_wrong_key
from igny8_core.business.accounts.models import ApiKey, User
from igny8_core.business.accounts.services.api_keys import KeyRefusedError, use_key
from igny8_core.business.accounts.services.sessions import note_seen

KEYWORD = "api-key"


class SessionAuthentication(authentication.SessionAuthentication):
    """Django's session with CSRF. Names a scheme, so that nobody logged in is answered with 401, not 403."""

    def authenticate(self, request: Request) -> Any:
        """The session's user, unless a key was sent: whoever sends one means it."""
        if sent_key(request) is None:
            found = super().authenticate(request)
            if found is not None:
                note_seen(request._request)
            return found
        if not any(isinstance(one, ApiKeyAuthentication) for one in request.authenticators or ()):
            raise AuthenticationFailed("An API key cannot do this. Log in with a password.")
        return None

    def authenticate_header(self, request: Request) -> str:
        """The WWW-Authenticate header of a 401."""
        return "Session"


#: For what a program must not do with a key: passwords, sessions, keys themselves.
SESSION_ONLY: list[type[authentication.BaseAuthentication]] = [SessionAuthentication]


class ApiKeyAuthentication(authentication.BaseAuthentication):
    """`Authorization: Api-Key igny8_…`. No cookie is involved, so there is nothing to forge and no CSRF token."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        """The member who made the key, and the key; None when none was sent."""
        text = sent_key(request)
        if text is None:
            return None
        try:
            key = use_key(text)
        except KeyRefusedError as error:
            count_wrong_key(request)
            raise AuthenticationFailed(str(error)) from error
        return key.membership.user, key

    def authenticate_header(self, request: Request) -> str:
        """The WWW-Authenticate header of a 401."""
        return "Api-Key"


def sent_key(request: Request) -> str | None:
    """What follows `Api-Key` in the header, right or wrong; None for another header or none."""
    keyword, _blank, text = request.headers.get("Authorization", "").strip().partition(" ")
    return text.strip() if keyword.lower() == KEYWORD else None


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document describes it."""

    target_class = SessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A cookie."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


class ApiKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the OpenAPI document describes it."""

    target_class = ApiKeyAuthentication
    name = "apiKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A header."""
        sentence = (
            "`Api-Key igny8_…`: a key made under Settings, API keys. Its scope and its maker's role are the limit."
        )
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": sentence}
