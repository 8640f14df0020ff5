"""New key in front, rotate, old key away: every secret of every table is still there."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from igny8_core.ai.models import ProviderSettings
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.common import key_rotation
from igny8_core.common.key_rotation import encrypted_fields, rotate_keys
from igny8_core.tests.factories import AccountFactory, SiteFactory

pytestmark = pytest.mark.django_db
OLD, NEW = "the old key", "the new key"


@pytest.fixture
def rows(settings):
    """Written with the old key: three accounts' keys and a webhook's secret."""
    settings.ENCRYPTION_KEYS = [OLD]
    site = SiteFactory()
    for number in range(3):
        ProviderSettings.objects.create(account=AccountFactory(), openai_api_key=f"sk-{number}")
    SiteWebhook.objects.create(site=site, account=site.account, url="https://h.example/x", secret="hook secret")
    settings.ENCRYPTION_KEYS = [NEW, OLD]


def figures(**options) -> dict[str, tuple[int, int, int]]:
    return {one.column: (one.changed, one.current, one.unreadable) for one in rotate_keys(**options)}


def stored() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT openai_api_key FROM ai_providersettings ORDER BY account_id")
        return [text for (text,) in cursor.fetchall()]


def test_afterwards_the_old_key_may_go(rows, settings):
    assert figures()["ai.ProviderSettings.openai_api_key"] == (3, 0, 0)
    settings.ENCRYPTION_KEYS = [NEW]
    assert [row.openai_api_key for row in ProviderSettings.objects.order_by("pk")] == ["sk-0", "sk-1", "sk-2"]
    assert SiteWebhook.objects.get().secret == "hook secret"


def test_without_it_the_secrets_would_be_gone(rows, settings):
    """The negative control."""
    settings.ENCRYPTION_KEYS = [NEW]
    assert {row.openai_api_key for row in ProviderSettings.objects.all()} == {""}


def test_nothing_is_done_twice(rows):
    rotate_keys()
    before = stored()
    assert figures()["ai.ProviderSettings.openai_api_key"] == (0, 3, 0)
    assert stored() == before


def test_a_dry_run_counts_and_changes_nothing(rows):
    before = stored()
    assert figures(dry_run=True)["notifications.SiteWebhook.secret"] == (1, 0, 0)
    assert stored() == before


def test_more_rows_than_one_chunk(rows, monkeypatch):
    monkeypatch.setattr(key_rotation, "CHUNK", 2)
    assert figures()["ai.ProviderSettings.openai_api_key"] == (3, 0, 0)


def test_what_no_key_reads_is_counted_and_left(rows, settings):
    settings.ENCRYPTION_KEYS = [NEW]
    before = stored()
    assert figures()["ai.ProviderSettings.openai_api_key"] == (0, 0, 3)
    assert stored() == before


def test_a_secret_that_is_entered_meanwhile_stays(rows, monkeypatch):
    def entered_now(stored):
        ProviderSettings.objects.update(openai_api_key="sk-entered")
        return "sk-old"

    monkeypatch.setattr(key_rotation, "decrypt", entered_now)
    key_rotation._rotate(ProviderSettings, "openai_api_key", dry_run=False)
    assert {row.openai_api_key for row in ProviderSettings.objects.all()} == {"sk-entered"}


def test_every_secret_at_rest_is_found():
    found = {f"{model._meta.label}.{field.name}" for model, field in encrypted_fields()}
    assert {"ai.ProviderSettings.openai_api_key", "ai.ProviderSettings.runware_api_key"} <= found
    assert "notifications.SiteWebhook.secret" in found


def test_the_command_says_how_many(rows):
    out = StringIO()
    call_command("rotate_keys", dry_run=True, stdout=out)
    assert "ai.ProviderSettings.openai_api_key: 3 to do, 0 current, 0 unreadable" in out.getvalue()
    call_command("rotate_keys", stdout=out)
    assert "ai.ProviderSettings.openai_api_key: 3 encrypted anew" in out.getvalue()


def test_the_command_fails_while_there_is_something_unreadable(rows, settings):
    settings.ENCRYPTION_KEYS = [NEW]
    with pytest.raises(CommandError, match="4 unreadable"):
        call_command("rotate_keys", stdout=StringIO())
