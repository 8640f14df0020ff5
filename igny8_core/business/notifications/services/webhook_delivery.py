"""Sending one message of the outbox, or a test, to a site's webhook."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass

from django.utils import timezone

from igny8_core.business.notifications.models import OutboxMessage, SiteWebhook
from igny8_core.business.notifications.services.calling import Call, post
from igny8_core.business.notifications.services.problems import NotDeliveredError
from igny8_core.common.encryption import UnreadableSecret
from igny8_core.common.throttle import throttle

GONE = 410
TESTS_A_MINUTE = 10


@dataclass(frozen=True)
class TestResult:
    """How a test went; `status` is that of the answer, None when there was none."""

    ok: bool
    sentence: str
    status: int | None
    seconds: float


def send_call(message: OutboxMessage) -> None:
    """Call the webhook as it is set now, which may have been mended since. Raises NotDeliveredError."""
    hook = SiteWebhook.objects.filter(site=message.site, enabled=True).select_related("site").first()
    if hook is None:
        raise NotDeliveredError("The webhook was removed or switched off.", final=True)
    _deliver(hook, Call(hook.url, hook.secret, message.delivery_id, message.payload))


def send_test(hook: SiteWebhook) -> TestResult:
    """Call it now with the event `test`, enabled or not. Raises TooManyRequestsError after ten in a minute."""
    throttle(what="Webhooks can be tested", key=f"webhook:{hook.site_id}", most=TESTS_A_MINUTE, seconds=60)
    began = time.monotonic()
    payload = {
        "event": "test",
        "run_id": None,
        "site": {"id": hook.site_id, "domain": hook.site.domain},
        "status": None,
        "counts": {},
        "credits": 0,
        "at": timezone.now().isoformat(),
    }
    try:
        status: int | None = _deliver(hook, Call(hook.url, hook.secret, uuid.uuid4(), payload))
        ok, sentence = True, f"Delivered: {hook.url} answered {status}."
    except NotDeliveredError as problem:
        ok, sentence, status = False, problem.sentence, hook.last_status
    return TestResult(ok=ok, sentence=sentence, status=status, seconds=round(time.monotonic() - began, 1))


def _deliver(hook: SiteWebhook, call: Call) -> int:
    """Call, note how it went, and switch the hook off when it says that it is gone."""
    status: int | None = None
    try:
        if isinstance(hook.secret, UnreadableSecret):
            raise NotDeliveredError("The secret can no longer be decrypted. Make a new one.")
        status = post(call)
        _check(status)
    except NotDeliveredError as problem:
        _note(hook, status, problem.sentence)
        raise
    _note(hook, status, "Delivered.")
    return status


def _check(status: int) -> None:
    if 200 <= status < 300:
        return
    if status == GONE:
        raise NotDeliveredError("It answered 410 Gone and was switched off.", final=True)
    if 300 <= status < 400:
        raise NotDeliveredError(f"It answered {status}: redirects are not followed. Enter the address it leads to.")
    raise NotDeliveredError(f"It answered {status}.")


def _note(hook: SiteWebhook, status: int | None, sentence: str) -> None:
    changes = {"last_at": timezone.now(), "last_status": status, "last_sentence": sentence}
    # The address may have been changed during the call: a new one is not switched off for what the old one said.
    same = SiteWebhook.objects.filter(pk=hook.pk, url=hook.url)
    same.update(**changes, **({"enabled": False} if status == GONE else {}))
    hook.last_status = status
