"""Lockout after wrong passwords: what django-axes asks us, and what people are told."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from axes.backends import AxesStandaloneBackend
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from igny8_core.common.client_address import client_address
from igny8_core.common.error_answers import answer
from igny8_core.common.exceptions import TooManyRequestsError
from igny8_core.common.numbers import plural


class LockoutBackend(AxesStandaloneBackend):  # type: ignore[misc]
    """Stands before the one that knows passwords."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        """None lets the next backend look; raises PermissionDenied for who is locked out."""
        # Commands and tests have no address that could be locked out.
        if request is not None:
            super().authenticate(request, **credentials)


def known_as(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The address as it counts: in whatever case it is typed, it is one person."""
    sent = credentials or {}
    # Asked before the login with the name of the user's field, and after a failed one with what was sent.
    return str(sent.get("email") or sent.get("username") or "").strip().lower()


def locked_out(request: HttpRequest, response: Any, credentials: Mapping[str, Any] | None) -> HttpResponse:
    """The 429, with when to try again."""
    wait = _seconds_left(request, known_as(request, credentials))
    error = TooManyRequestsError(
        f"Too many wrong passwords. Try again in {plural(ceil(wait / 60), 'minute')}, or set a new password.",
        details={"retry_after": wait},
    )
    refused = answer(request, error, title="Try again later")
    refused["Retry-After"] = str(wait)
    return refused


def unlock(email: str) -> None:
    """Whoever has shown by a mailed link that the address is theirs need not wait, wherever the guesses came from."""
    AccessAttempt.objects.filter(username=email.strip().lower()).delete()


def _seconds_left(request: HttpRequest, username: str) -> int:
    attempts = AccessAttempt.objects.filter(username=username, ip_address=client_address(request) or None)
    last = attempts.order_by("-attempt_time").values_list("attempt_time", flat=True).first() or timezone.now()
    return max(1, ceil((last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))
