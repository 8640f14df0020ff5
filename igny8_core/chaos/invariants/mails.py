"""Invariants of what people are told: of every end once, and every mail goes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.notifications.models import Notification, OutboxMessage
from igny8_core.chaos.diary import Folder
from igny8_core.chaos.invariants.deaths import Deed, all_stood_still, its_worker_died
from igny8_core.chaos.invariants.violations import Kind, Violation
from igny8_core.common.status_enums import RunStatus

Status = OutboxMessage.Status


def mail_violations(folder: Folder) -> Iterator[Violation]:
    """Each that does not hold."""
    for message in OutboxMessage.objects.exclude(status=Status.SENT):
        yield Violation(Kind.LOST, f"the mail “{message}” is still {message.status} ({message.last_error})")
    told = set(Notification.objects.filter(kind=Notification.Kind.RUN_COMPLETED).values_list("key", flat=True))
    for run_id in AutomationRun.objects.filter(status=RunStatus.COMPLETED).values_list("run_id", flat=True):
        if not any(key.startswith(f"{run_id}:") for key in told):
            yield Violation(Kind.LOST, f"nobody was told that {run_id} is complete")
    yield from _mailed_twice(folder)


def mails_are_waiting() -> bool:
    """Whether somebody has still to send."""
    return OutboxMessage.objects.filter(status__in=(Status.PENDING, Status.SENDING)).exists()


def _mailed_twice(folder: Folder) -> Iterator[Violation]:
    troubles = folder.troubles.read()
    by_message: dict[str, list[Deed]] = defaultdict(list)
    for entry in folder.mails.read():
        by_message[entry.about["message"]].append(Deed(entry.about["message"], "mail", entry.pid, entry.at, entry.at))
    for message, deeds in by_message.items():
        for first, again in zip(deeds, deeds[1:], strict=False):
            if not its_worker_died(first, again, troubles) and not all_stood_still(first, again, troubles):
                yield Violation(Kind.TWICE, f"the mail {message} went out twice, and nobody had died")
