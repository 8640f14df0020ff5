"""Three senders see the same messages at the same moment: each message is sent once. Without the guard it is not."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from django.db import connection
from django.db.models import QuerySet

from igny8_core.business.accounts.models import Role
from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services import outbox
from igny8_core.tests.business.notifications.notices import tell

pytestmark = pytest.mark.django_db(transaction=True)
SENDERS, MAILS = 3, 8


class MeetingRows:
    """Makes all senders read before any of them writes: the worst moment, on purpose."""

    def __init__(self) -> None:
        self.barrier = threading.Barrier(SENDERS)
        self.met = threading.local()

    def wait(self) -> None:
        if not getattr(self.met, "once", False):
            self.met.once = True
            self.barrier.wait(timeout=20)


@pytest.fixture
def sent(monkeypatch):
    """Counts what is sent, by key."""
    counted: Counter[str] = Counter()
    lock = threading.Lock()

    def send(message):
        with lock:
            counted[message.key] += 1

    monkeypatch.setattr(outbox, "SENDERS", dict.fromkeys(outbox.SENDERS, send))
    monkeypatch.setattr(outbox, "AT_ONCE", 100)
    return counted


@pytest.fixture
def together(monkeypatch):
    """A function: `SENDERS` threads deliver; every one has read its rows before the first one claims."""
    meeting, update = MeetingRows(), QuerySet.update

    def after_all_have_read(rows, **changes):
        if changes.get("status") == "sending":
            meeting.wait()
        return update(rows, **changes)

    monkeypatch.setattr(QuerySet, "update", after_all_have_read)

    def run():
        def one():
            try:
                outbox.deliver_due()
            finally:
                connection.close()

        threads = [threading.Thread(target=one) for _ in range(SENDERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)

    return run


def test_three_senders_send_each_message_once(site, member, sent, together):
    for _ in range(MAILS):
        member(Role.ADMIN)
    tell(site)
    together()
    assert len(sent) == MAILS
    assert set(sent.values()) == {1}
    assert OutboxMessage.objects.filter(status="sent", attempts=1).count() == MAILS


def test_without_the_guard_the_same_senders_send_twice(site, member, sent, together, monkeypatch):
    """The negative control: rows are claimed by their id alone."""
    guarded = QuerySet.filter

    def by_id_alone(rows, *conditions, **fields):
        if "lease_token" in fields and rows.model is OutboxMessage and "status" not in fields:
            return guarded(rows, pk=fields["pk"])
        return guarded(rows, *conditions, **fields)

    monkeypatch.setattr(QuerySet, "filter", by_id_alone)
    member(Role.ADMIN)
    tell(site)
    together()
    assert max(sent.values()) > 1
