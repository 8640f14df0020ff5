"""Telling the members of an account, and a site's webhook, that something happened.

Rows are written in the caller's transaction and nothing is sent: what is told and what happened are one commit, and no
mail server is ever waited for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from igny8_core.business.accounts.models import Membership, Site
from igny8_core.business.notifications.models import Notification, OutboxMessage, SiteWebhook
from igny8_core.business.notifications.selectors.members import members_of, wants_mail
from igny8_core.common.doorbell import ring_on_commit
from igny8_core.common.text import one_line, storable

DELIVER_TASK = "notifications.deliver"
LONGEST_TITLE = 250


@dataclass(frozen=True)
class Notice:
    """What happened. `key` names it: told once, however often it is said. `event` is the webhook's payload."""

    key: str
    kind: Notification.Kind
    level: Notification.Level
    title: str
    sentence: str
    link: str
    event: dict[str, Any]


def notify_members(*, site: Site, notice: Notice) -> None:
    """Write a notification for each member, a mail for each who wants one, and the call of the site's webhook."""
    members = members_of(account_id=site.account_id)
    Notification.objects.bulk_create([_shown(site, notice, one) for one in members], ignore_conflicts=True)
    outgoing = [_mail(site, notice, one) for one in members if wants_mail(one)]
    outgoing += _calls(site, notice)
    if outgoing:
        OutboxMessage.objects.bulk_create(outgoing, ignore_conflicts=True)
        ring_on_commit(DELIVER_TASK)


def _shown(site: Site, notice: Notice, member: Membership) -> Notification:
    return Notification(
        account_id=site.account_id,
        user_id=member.user_id,
        site=site,
        kind=notice.kind,
        level=notice.level,
        title=_title(notice),
        sentence=storable(notice.sentence),
        link=notice.link,
        data=notice.event,
        key=notice.key,
    )


def _mail(site: Site, notice: Notice, member: Membership) -> OutboxMessage:
    return OutboxMessage(
        kind=OutboxMessage.Kind.EMAIL,
        account_id=site.account_id,
        site=site,
        user_id=member.user_id,
        destination=member.user.email,
        subject=_title(notice),
        payload={"sentence": storable(notice.sentence), "link": notice.link},
        key=f"{notice.key}:email:{member.user_id}",
    )


def _calls(site: Site, notice: Notice) -> Sequence[OutboxMessage]:
    return [
        OutboxMessage(
            kind=OutboxMessage.Kind.WEBHOOK,
            account_id=site.account_id,
            site=site,
            destination=hook.url,
            subject=_title(notice),
            payload=notice.event,
            key=f"{notice.key}:webhook",
        )
        for hook in SiteWebhook.objects.filter(site=site, enabled=True)
    ]


def _title(notice: Notice) -> str:
    """On one line: it becomes the subject of a mail."""
    return one_line(notice.title)[:LONGEST_TITLE]
