"""Sending what waits in the outbox: any number of senders at once, each message in one hand at a time.

A sender claims a row by a guarded update with a lease, sends outside of any transaction, and notes the end in a
statement that names its lease. Who dies in between is followed by another one when the lease is over: a message is
sent at least once, and carries the same id each time.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services.letters import send_letter
from igny8_core.business.notifications.services.mailing import send_mail
from igny8_core.business.notifications.services.problems import NotDeliveredError
from igny8_core.business.notifications.services.retry_times import next_try
from igny8_core.business.notifications.services.webhook_delivery import send_call
from igny8_core.common.faults import fault_point
from igny8_core.common.outages import database_is_away

log = logging.getLogger(__name__)
Kind, Status = OutboxMessage.Kind, OutboxMessage.Status
SENDERS: dict[str, Callable[[OutboxMessage], object]] = {
    Kind.LETTER: send_letter,
    Kind.EMAIL: send_mail,
    Kind.WEBHOOK: send_call,
}
#: Longer than any send may take: name lookups, connection and answer together.
LEASE = timedelta(seconds=90)
#: Of each kind under way in the whole system: servers that hang must leave the workers to the runs.
AT_ONCE = 2
#: Seconds after which a sender makes room for others; the next bell goes on.
SLICE = 20.0
LOOK_AT = 10


def deliver_due(*, seconds: float = SLICE) -> bool:
    """Send what is due, oldest first, for some seconds; True when something due may be left."""
    until = time.monotonic() + seconds
    open_kinds = [*SENDERS]
    while open_kinds:
        kind = open_kinds.pop(0)
        message = _claim(kind)
        if message is None:
            continue
        answered = _send(message)
        if time.monotonic() > until:
            return True
        # A mail server that is down is down for all mails: the rest waits for the next sweep. Webhooks differ.
        if answered or kind == Kind.WEBHOOK:
            open_kinds.append(kind)
    return False


def _claim(kind: str) -> OutboxMessage | None:
    """The oldest message of `kind` that is due, leased to us; None when there is none or enough are under way."""
    now = timezone.now()
    mine = OutboxMessage.objects.filter(kind=kind)
    if mine.filter(status=Status.SENDING, lease_until__gt=now).count() >= AT_ONCE:
        return None
    due = Q(status=Status.PENDING, not_before__lte=now) | Q(status=Status.SENDING, lease_until__lte=now)
    waiting = mine.filter(due).select_related("site", "user")
    for message in waiting.order_by("not_before", "pk")[:LOOK_AT]:
        # Every claim raises the token, so of several senders that saw this row one finds it as it was.
        same = OutboxMessage.objects.filter(due, pk=message.pk, lease_token=message.lease_token)
        changes = {"lease_token": F("lease_token") + 1, "attempts": F("attempts") + 1}
        if same.update(status=Status.SENDING, lease_until=now + LEASE, **changes) == 1:
            message.lease_token += 1
            message.attempts += 1
            return message
    return None


def _send(message: OutboxMessage) -> bool:
    """Send and note how it went; False when it must be tried again."""
    fault_point("before_send")
    try:
        SENDERS[message.kind](message)
    except NotDeliveredError as problem:
        return _not_sent(message, problem)
    except Exception as error:
        if database_is_away(error):
            raise
        # A defect of ours must not come back every 90 seconds for ever: it is retried like any other failure.
        log.exception("Message %s could not be sent", message.delivery_id)
        return _not_sent(message, NotDeliveredError(f"Something unexpected went wrong ({type(error).__name__})."))
    fault_point("after_send")
    _settle(message, status=Status.SENT, sent_at=timezone.now(), last_error="")
    return True


def _not_sent(message: OutboxMessage, problem: NotDeliveredError) -> bool:
    now = timezone.now()
    later = next_try(attempts=message.attempts, written_at=message.created_at, now=now)
    if problem.final or later is None:
        log.warning("%s to %s given up: %s", message.kind, message.destination, problem.sentence)
        _settle(message, status=Status.FAILED, last_error=problem.sentence)
        return problem.final
    _settle(message, status=Status.PENDING, not_before=later, last_error=problem.sentence)
    return False


def _settle(message: OutboxMessage, **changes: Any) -> None:
    mine = OutboxMessage.objects.filter(pk=message.pk, status=Status.SENDING, lease_token=message.lease_token)
    mine.update(lease_until=None, updated_at=timezone.now(), **changes)
