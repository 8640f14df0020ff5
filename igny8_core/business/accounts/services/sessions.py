"""Remembering where people are logged in, and ending it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from igny8_core.business.accounts.devices import device_of
from igny8_core.business.accounts.models import User, UserSession
from igny8_core.business.accounts.selectors.sessions import sessions_of
from igny8_core.common.client_address import client_address

#: Stands in a session that has its row.
MARK = "remembered"
#: How exact "last seen" is, in seconds.
SEEN_EVERY = 300


def remember_session(request: HttpRequest, user: User) -> None:
    """The session has begun, or began before sessions were remembered."""
    if request.session.get(MARK):
        return
    if not request.session.session_key:
        request.session.save()
    # Those that ended by themselves.
    gone = UserSession.objects.filter(user=user).exclude(pk__in=sessions_of(user_id=user.pk).values("pk"))
    gone.delete()
    UserSession.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "user": user,
            "device": device_of(request.headers.get("User-Agent", "")),
            "address": client_address(request) or None,
            "last_seen_at": timezone.now(),
        },
    )
    request.session[MARK] = True


def note_seen(request: HttpRequest) -> None:
    """At most one write in five minutes, and none for sessions without a row."""
    key = request.session.session_key
    if not request.session.get(MARK) or not _is_first(f"seen:{key}"):
        return
    changes = {"last_seen_at": timezone.now(), "address": client_address(request) or None}
    UserSession.objects.filter(session_key=key).update(**changes)


def end_session(session: UserSession) -> None:
    """Whoever has it is asked to log in at the next request."""
    _store()(session.session_key).delete()
    session.delete()


def end_sessions(*, user_id: int, but: str | None = None) -> int:
    """All of a person's, but the one with this key; returns how many."""
    others = list(UserSession.objects.filter(user_id=user_id).exclude(session_key=but or ""))
    for session in others:
        end_session(session)
    return len(others)


def follow_session(before: str | None, now: str | None) -> None:
    """The session goes on under another key."""
    UserSession.objects.filter(session_key=before or "").update(session_key=now or "")


def forget_session(session_key: str | None) -> None:
    """Somebody logged out."""
    UserSession.objects.filter(session_key=session_key or "").delete()


def _is_first(name: str) -> bool:
    try:
        return cache.add(name, 1, SEEN_EVERY)
    except Exception:  # noqa: BLE001 - a cache that is away must not keep anybody out
        return False


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore
