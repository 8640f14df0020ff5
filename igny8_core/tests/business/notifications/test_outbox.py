"""Sending what waits: once each, later when it fails, never by two at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.services import outbox
from igny8_core.business.notifications.services.outbox import AT_ONCE, LEASE, deliver_due
from igny8_core.business.notifications.services.problems import NotDeliveredError
from igny8_core.tests.business.notifications.notices import hook_of, states, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(monkeypatch):
    """Senders that only note what they were given; `problem` makes them fail."""

    class Sent(list):
        problem: Exception | None = None

        def send(self, message):
            self.append(message.key)
            if self.problem:
                raise self.problem

    notes = Sent()
    monkeypatch.setattr(outbox, "SENDERS", dict.fromkeys(outbox.SENDERS, notes.send))
    return notes


def test_what_is_due_is_sent_once(site, member, sent):
    member()
    hook_of(site)
    tell(site)
    assert deliver_due() is False
    deliver_due()
    assert len(sent) == 2
    assert states() == [("email", "sent", 1), ("webhook", "sent", 1)]
    assert OutboxMessage.objects.filter(sent_at__isnull=False, lease_until__isnull=True).count() == 2


def test_what_failed_comes_again_and_not_before_its_time(site, member, sent, clock):
    member()
    tell(site)
    sent.problem = NotDeliveredError("No answer.")
    deliver_due()
    row = OutboxMessage.objects.get()
    assert (row.status, row.attempts, row.last_error, row.lease_until) == ("pending", 1, "No answer.", None)
    deliver_due()
    assert len(sent) == 1
    clock.move_to(row.not_before + timedelta(seconds=1))
    sent.problem = None
    deliver_due()
    row.refresh_from_db()
    assert (row.status, row.attempts, row.last_error) == ("sent", 2, "")


def test_what_can_never_be_delivered_is_given_up_at_once(site, member, sent):
    member()
    tell(site)
    sent.problem = NotDeliveredError("Gone.", final=True)
    deliver_due()
    assert states() == [("email", "failed", 1)]


def test_after_three_days_it_is_given_up(site, member, sent, clock):
    member()
    tell(site)
    sent.problem = NotDeliveredError("No answer.")
    written = timezone.now()
    for _ in range(60):
        deliver_due()
        row = OutboxMessage.objects.get()
        if row.status == "failed":
            break
        clock.move_to(row.not_before + timedelta(seconds=1))
    assert row.status == "failed"
    assert timedelta(days=3) <= timezone.now() - written < timedelta(days=3, hours=8)
    assert 15 <= row.attempts <= 25


def test_a_defect_of_a_sender_is_a_failure_like_any_other(site, member, sent, caplog):
    member()
    tell(site)
    sent.problem = KeyError("x")
    deliver_due()
    row = OutboxMessage.objects.get()
    assert (row.status, row.last_error) == ("pending", "Something unexpected went wrong (KeyError).")
    assert "could not be sent" in caplog.text


def test_a_mail_server_that_is_down_is_asked_once_a_sweep(site, member, sent):
    for _ in range(3):
        member()
    tell(site)
    sent.problem = NotDeliveredError("Refused.")
    deliver_due()
    assert len(sent) == 1


def test_one_webhook_that_is_down_does_not_keep_the_others(site, sent):
    hook_of(site)
    for number in range(3):
        tell(site, key=f"k{number}")
    sent.problem = NotDeliveredError("Refused.")
    deliver_due()
    assert len(sent) == 3


def test_one_dead_address_does_not_keep_the_mails_of_others(site, member, sent):
    for _ in range(3):
        member()
    tell(site)
    sent.problem = NotDeliveredError("No such mailbox.", final=True)
    deliver_due()
    assert len(sent) == 3


def test_whoever_died_while_sending_is_followed_when_the_lease_is_over(site, member, sent, clock):
    member()
    tell(site)
    message = outbox._claim("email")
    assert message is not None
    deliver_due()
    assert sent == []
    clock.shift(LEASE + timedelta(seconds=1))
    deliver_due()
    assert states() == [("email", "sent", 2)]


def test_whoever_was_frozen_past_the_lease_writes_nothing(site, member, sent, clock):
    member()
    tell(site)
    frozen = outbox._claim("email")
    clock.shift(LEASE + timedelta(seconds=1))
    deliver_due()
    outbox._not_sent(frozen, NotDeliveredError("Too late."))
    row = OutboxMessage.objects.get()
    assert (row.status, row.last_error) == ("sent", "")


def test_only_so_many_are_under_way_at_once(site, member, sent):
    for _ in range(AT_ONCE + 1):
        member()
    tell(site)
    assert all(outbox._claim("email") for _ in range(AT_ONCE))
    deliver_due()
    assert sent == []


def test_the_other_kind_is_not_held_up_by_that(site, member, sent):
    for _ in range(AT_ONCE):
        member()
    hook_of(site)
    tell(site)
    assert all(outbox._claim("email") for _ in range(AT_ONCE))
    deliver_due()
    assert sent == ["run_1:1:run.completed:webhook"]


def test_a_slice_ends_and_says_that_there_may_be_more(site, member, sent):
    for _ in range(3):
        member()
    tell(site)
    assert deliver_due(seconds=-1) is True
    assert len(sent) == 1


def test_the_oldest_goes_first(site, member, sent):
    member()
    tell(site, key="old")
    tell(site, key="new")
    deliver_due()
    assert [key.split(":")[0] for key in sent] == ["old", "new"]
