"""Mails through a real SMTP server on this machine."""

from __future__ import annotations

from datetime import timedelta

import pytest

from igny8_core.business.accounts.models import Membership
from igny8_core.business.notifications.models import MailChoice, OutboxMessage
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.tests.business.notifications.notices import states, tell

pytestmark = pytest.mark.django_db
TITLE = "Automation of coffee.example.com completed: 43 articles ready for review, 449 credits"


def parts(mail):
    return {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}


def test_a_mail_arrives_in_plain_text_and_html(site, member, mail_server, settings):
    settings.PUBLIC_URL, settings.DEFAULT_FROM_EMAIL = "https://igny8.example.com", "IGNY8 <igny8@example.com>"
    owner = member()
    tell(site)
    deliver_due()
    (mail,) = mail_server.mails
    assert mail_server.recipients == [owner.email]
    assert (mail["Subject"], mail["From"], mail["To"]) == (TITLE, "IGNY8 <igny8@example.com>", owner.email)
    assert mail["Auto-Submitted"] == "auto-generated"
    text, html = parts(mail)["text/plain"], parts(mail)["text/html"]
    assert TITLE in text
    assert "https://igny8.example.com/automation?site=1" in text
    assert 'href="https://igny8.example.com/automation?site=1"' in html
    assert "https://igny8.example.com/settings/notifications" in text


def test_without_a_public_address_there_is_no_link(site, member, mail_server, settings):
    settings.PUBLIC_URL = ""
    member()
    tell(site)
    deliver_due()
    text = parts(mail_server.mails[0])["text/plain"]
    assert "http" not in text
    assert "Change it under Settings, Notifications." in text


def test_what_people_wrote_is_no_html(site, member, mail_server):
    member()
    tell(site, sentence="<script>alert(1)</script> & more")
    deliver_due()
    text, html = parts(mail_server.mails[0])["text/plain"], parts(mail_server.mails[0])["text/html"]
    assert "<script>alert(1)</script> & more" in text
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_no_title_adds_a_header(site, member, mail_server):
    member()
    tell(site, title="Done\nBcc: all@example.com\n\nOther body")
    deliver_due()
    (mail,) = mail_server.mails
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Done Bcc: all@example.com Other body"
    assert len(mail_server.recipients) == 1


def test_a_mail_in_any_script_arrives(site, member, mail_server):
    member()
    tell(site, title="Automation of кофе.example.com completed: 2 articles ☕")
    deliver_due()
    assert mail_server.mails[0]["Subject"].strip() == "Automation of кофе.example.com completed: 2 articles ☕"


def test_a_dead_mail_server_delays_and_the_mail_arrives_once(site, member, dead_mail_server, clock, request):
    member()
    tell(site)
    deliver_due()
    row = OutboxMessage.objects.get()
    assert (row.status, row.attempts) == ("pending", 1)
    assert "ConnectionRefusedError" in row.last_error
    server = request.getfixturevalue("mail_server")
    clock.shift(timedelta(minutes=2))
    deliver_due()
    deliver_due()
    assert len(server.mails) == 1
    assert states() == [("email", "sent", 2)]


@pytest.mark.parametrize("answer, status", [("550 no such user", "failed"), ("450 try again later", "pending")])
def test_no_such_mailbox_is_final_and_not_now_is_not(site, member, mail_server, answer, status):
    mail_server.refuse_with = answer
    member()
    tell(site)
    deliver_due()
    row = OutboxMessage.objects.get()
    assert (row.status, row.last_error) == (status, f"The mail server refused the address ({answer[:3]}).")


def test_the_same_mail_has_the_same_id_at_every_try(site, member, mail_server):
    member()
    tell(site)
    deliver_due()
    OutboxMessage.objects.update(status="pending")
    deliver_due()
    first, second = mail_server.mails
    assert first["Message-ID"] == second["Message-ID"] == f"<{OutboxMessage.objects.get().delivery_id}@igny8>"


def test_who_left_the_account_meanwhile_gets_nothing(site, member, mail_server):
    member()
    tell(site)
    Membership.objects.all().delete()
    deliver_due()
    assert mail_server.mails == []
    assert states() == [("email", "failed", 1)]


def test_who_chose_otherwise_meanwhile_gets_nothing(site, member, mail_server):
    owner = member()
    tell(site)
    MailChoice.objects.create(membership=owner.memberships.get(), by_email=False)
    deliver_due()
    assert mail_server.mails == []


def test_a_new_address_is_the_one_that_is_used(site, member, mail_server):
    owner = member()
    tell(site)
    owner.email = "new@example.com"
    owner.save()
    deliver_due()
    assert mail_server.recipients == ["new@example.com"]
