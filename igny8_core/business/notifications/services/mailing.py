"""Sending one message of the outbox as an e-mail."""

from __future__ import annotations

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from igny8_core.business.notifications.models import OutboxMessage
from igny8_core.business.notifications.selectors.members import member_to_mail
from igny8_core.business.notifications.services.problems import NotDeliveredError


def send_mail(message: OutboxMessage) -> None:
    """Hand it to the mail server. Raises NotDeliveredError."""
    member = member_to_mail(message)
    if member is None:
        raise NotDeliveredError("This member has left the account or wants no e-mails any more.", final=True)
    hand_over(message, to=member.user.email, template="notifications/mail", context=_context(message))


def hand_over(message: OutboxMessage, *, to: str, template: str, context: dict[str, Any]) -> None:
    """Give the mail server this message, as text and as HTML. Raises NotDeliveredError."""
    try:
        _mail(message, to=to, template=template, context=context).send()
    except smtplib.SMTPRecipientsRefused as error:
        raise _refused(error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotDeliveredError(f"The mail server did not take it ({type(error).__name__}: {error}).") from error


def _refused(error: smtplib.SMTPRecipientsRefused) -> NotDeliveredError:
    # 4xx is "not now" (greylisting, a full mailbox), 5xx is "never".
    codes = [code for code, _words in error.recipients.values()]
    return NotDeliveredError(f"The mail server refused the address ({codes[0]}).", final=min(codes) >= 500)


def _mail(message: OutboxMessage, *, to: str, template: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=render_to_string(f"{template}.txt", context),
        to=[to],
        # A mail that is sent twice because a worker died in between is one mail to most programs.
        headers={"Message-ID": f"<{message.delivery_id}@igny8>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return mail


def _context(message: OutboxMessage) -> dict[str, Any]:
    link, base = str(message.payload.get("link", "")), settings.PUBLIC_URL
    return {
        "title": message.subject,
        "sentence": message.payload.get("sentence", ""),
        # Without PUBLIC_URL nobody knows the address under which people see the dashboard.
        "link": f"{base}{link}" if base and link else "",
        "choice": f"{base}/settings/notifications" if base else "",
    }
