"""The tokens in links that set a new password: signed, good for an hour, and for one password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator

from igny8_core.business.accounts.models import User
from igny8_core.common.numbers import LARGEST_ID

#: Seconds.
GOOD_FOR: int = settings.PASSWORD_RESET_TIMEOUT
_LONGEST = 100


def reset_token_of(user: User) -> str:
    """It ends with the password and with the next login: the token is made of both."""
    return f"{user.pk}-{default_token_generator.make_token(user)}"


def person_behind(token: str) -> User | None:
    """Who may set a new password with it; None when it is not good, or not any more."""
    number, _dash, signed = token[:_LONGEST].partition("-")
    if not (number.isascii() and number.isdigit()) or int(number) > LARGEST_ID:
        return None
    user = User.objects.filter(pk=int(number), is_active=True).first()
    return user if user and default_token_generator.check_token(user, signed) else None
