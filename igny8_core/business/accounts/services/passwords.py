"""New passwords. Every one of them ends the sessions that the old one began."""

from __future__ import annotations

from django.db import transaction

from igny8_core.business.accounts.lockout import unlock
from igny8_core.business.accounts.models import User
from igny8_core.business.accounts.selectors.password_tokens import person_behind
from igny8_core.business.accounts.services.people import check_password
from igny8_core.business.accounts.services.sessions import end_sessions
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.common.throttle import throttle

#: Guesses of somebody who sits down at an open dashboard.
A_MINUTE = 5


def change_password(*, user: User, current: str, new: str, session_key: str | None) -> None:
    """The session with this key goes on, all others end. Raises InvalidInputError with details["fields"]."""
    throttle(what="Passwords can be changed", key=f"password:{user.pk}", most=A_MINUTE, seconds=60)
    if not user.check_password(current):
        sentence = "This is not your current password."
        raise InvalidInputError(sentence, details={"fields": {"current_password": [sentence]}})
    check_password(new, user, field="new_password")
    _set(user, new)
    end_sessions(user_id=user.pk, but=session_key)


def reset_password(*, token: str, new: str) -> None:
    """With the token of a mailed link, once; a lockout ends.

    Raises NotFoundError for a link that is not good, or InvalidInputError.
    """
    with transaction.atomic():
        found = person_behind(token)
        # Of two requests with one link, the second waits here and finds another password.
        locked = User.objects.select_for_update(no_key=True).filter(pk=found.pk).first() if found else None
        user = person_behind(token) if locked else None
        if user is None:
            raise NotFoundError("This link is no longer good. Ask for a new one.")
        check_password(new, user)
        _set(user, new)
        unlock(user.email)
    end_sessions(user_id=user.pk)


def _set(user: User, password: str) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
