"""Telling members: rows in the caller's transaction, nothing sent."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import transaction

from igny8_core.business.accounts.models import Role
from igny8_core.business.notifications.models import MailChoice, Notification, OutboxMessage
from igny8_core.business.notifications.services.notify import DELIVER_TASK, notify_members
from igny8_core.tests.business.notifications.notices import EVENT, hook_of, notice, tell
from igny8_core.tests.factories import SiteFactory, UserFactory

pytestmark = pytest.mark.django_db


def told() -> set[str]:
    return set(Notification.objects.values_list("user__email", flat=True))


def mailed() -> set[str]:
    return set(OutboxMessage.objects.filter(kind="email").values_list("destination", flat=True))


def choose(user, by_email):
    MailChoice.objects.create(membership=user.memberships.get(), by_email=by_email)


def test_every_member_is_told_and_owners_and_admins_by_mail_too(site, member):
    people = {role: member(role).email for role in Role}
    tell(site)
    assert told() == set(people.values())
    assert mailed() == {people[Role.OWNER], people[Role.ADMIN]}


def test_a_member_may_choose_otherwise(site, member):
    owner, editor = member(Role.OWNER), member(Role.EDITOR)
    choose(owner, False)
    choose(editor, True)
    tell(site)
    assert told() == {owner.email, editor.email}
    assert mailed() == {editor.email}


def test_a_viewer_gets_no_mail_even_with_a_choice_of_former_days(site, member):
    choose(member(Role.VIEWER), True)
    tell(site)
    assert mailed() == set()


def test_nobody_else_is_told(site, member):
    UserFactory.member(SiteFactory().account)
    member(is_active=False)
    tell(site)
    assert told() == mailed() == set()


def test_nothing_is_sent_and_the_bell_rings_after_the_commit(site, member, bells, django_capture_on_commit_callbacks):
    member()
    bells.heard()
    with django_capture_on_commit_callbacks(execute=True):
        tell(site)
        assert bells.heard() == []
    assert [bell.task for bell in bells.heard()] == [DELIVER_TASK]
    assert mail.outbox == []


def test_with_nobody_to_send_to_no_bell_rings(site, member, bells, django_capture_on_commit_callbacks):
    member(Role.VIEWER)
    with django_capture_on_commit_callbacks(execute=True):
        tell(site)
    assert bells.heard() == []


def test_what_is_rolled_back_was_never_told(site, member):
    member()
    with pytest.raises(RuntimeError), transaction.atomic():
        notify_members(site=site, notice=notice())
        raise RuntimeError
    assert told() == mailed() == set()


def test_the_same_thing_is_told_once(site, member):
    member()
    hook_of(site)
    tell(site)
    tell(site)
    assert Notification.objects.count() == 1
    assert OutboxMessage.objects.count() == 2


def test_another_ending_is_told_again(site, member):
    member()
    tell(site)
    tell(site, key="run_1:2:run.completed")
    assert Notification.objects.count() == OutboxMessage.objects.count() == 2


def test_the_webhook_is_called_when_there_is_one_and_it_is_on(site):
    hook_of(site)
    hook_of(SiteFactory(account=site.account), enabled=False)
    tell(site)
    message = OutboxMessage.objects.get()
    assert (message.kind, message.destination, message.payload) == ("webhook", "https://hooks.example.com/x", EVENT)


def test_a_title_is_one_line_whatever_was_in_it(site, member):
    member()
    tell(site, title="Automation failed\r\nBcc: all@example.com\x00 \u2028now", sentence="a\x00b")
    assert OutboxMessage.objects.get().subject == "Automation failed Bcc: all@example.com now"
    row = Notification.objects.get()
    assert (row.title, row.sentence) == ("Automation failed Bcc: all@example.com now", "ab")


def test_a_title_that_is_too_long_is_cut(site, member):
    member()
    tell(site, title="x" * 400)
    assert len(Notification.objects.get().title) == 250


def test_it_costs_the_same_for_many_members(site, member, django_assert_num_queries):
    hook_of(site)
    for _ in range(12):
        member()
    # Members, the webhook, and one insert into each of the two tables.
    with transaction.atomic(), django_assert_num_queries(4):
        notify_members(site=site, notice=notice())
