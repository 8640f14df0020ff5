"""Views for people who are not logged in: behind the wall with nothing in sight, and safe from forms of other sites."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from igny8_core.api.authentication import SESSION_ONLY, SessionAuthentication
from igny8_core.common.tenancy import bind_accounts


class VisitorView(APIView):
    """Anybody may ask. With the CSRF check, which authentication makes only for those who are logged in already."""

    authentication_classes = SESSION_ONLY
    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Then the wall: no account is in sight."""
        super().initial(request, *args, **kwargs)
        SessionAuthentication().enforce_csrf(request)
        bind_accounts([])
