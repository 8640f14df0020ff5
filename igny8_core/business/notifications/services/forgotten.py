"""Forgotten passwords: a letter to the address, if somebody here has it."""

from __future__ import annotations

import uuid

from igny8_core.business.accounts.models import User
from igny8_core.business.notifications.services.letters import write_password_reset
from igny8_core.common.throttle import throttle

#: Of one address, whether somebody has it or not: mailboxes are not to be flooded.
AN_HOUR = 5


def ask_new_password(*, email: str) -> None:
    """Nothing that the caller sees depends on whether the address is known. Raises TooManyRequestsError."""
    cleaned = email.strip().lower()
    throttle(what="A new password can be asked for", key=f"forgotten:{cleaned}", most=AN_HOUR, seconds=3600)
    user = User.objects.filter(email__iexact=cleaned, is_active=True).first()
    if user is not None:
        write_password_reset(user, key=f"password:{user.pk}:{uuid.uuid4().hex}")
