"""Where a person is logged in."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.business.accounts.models import UserSession


def sessions_of(*, user_id: int) -> QuerySet[UserSession]:
    """Sessions that still open something."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return UserSession.objects.filter(user_id=user_id, session_key__in=living)
