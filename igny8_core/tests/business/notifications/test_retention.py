"""Old notices go once they were read or made; what somebody still waits for stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.automation.services.retention import purge_old_logs
from igny8_core.business.notifications.models import Notification, OutboxMessage
from igny8_core.business.notifications.services import retention
from igny8_core.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OLD = timedelta(days=91)


def notice(site, key: str, *, read_ago: timedelta | None) -> Notification:
    return Notification.objects.create(
        account=site.account, user=UserFactory(), site=site, kind="run.completed", level="success", title="Done",
        key=key, read_at=read_ago and timezone.now() - read_ago,
    )  # fmt: skip


def message(site, status: str, *, age: timedelta) -> OutboxMessage:
    row = OutboxMessage.objects.create(
        account=site.account, site=site, kind="email", destination="a@example.com", subject="Done", status=status,
        key=f"{status}-{age}",
    )  # fmt: skip
    OutboxMessage.objects.filter(pk=row.pk).update(created_at=timezone.now() - age)
    return row


def test_what_was_read_or_made_long_ago_goes_and_the_rest_stays(site, monkeypatch):
    monkeypatch.setattr(retention, "CHUNK", 1)
    stays = {notice(site, "unread", read_ago=None), notice(site, "lately", read_ago=timedelta(days=1))}
    notice(site, "a", read_ago=OLD)
    notice(site, "b", read_ago=OLD)
    waits = {message(site, "pending", age=OLD), message(site, "sending", age=OLD), message(site, "sent", age=OLD / 2)}
    message(site, "sent", age=OLD)
    message(site, "failed", age=OLD)
    assert purge_old_logs(dry_run=True).notices == 4
    assert purge_old_logs().notices == 4
    assert set(Notification.objects.all()) == stays
    assert set(OutboxMessage.objects.all()) == waits
