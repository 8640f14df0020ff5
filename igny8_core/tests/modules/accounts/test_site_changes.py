"""POST, PATCH and DELETE of sites."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.business.accounts.models import Role, Site
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.conftest import client_of
from igny8_core.tests.factories import (
    AITaskFactory,
    ConfigFactory,
    ImageFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
    UserFactory,
)
from igny8_core.tests.modules.api import assert_error, nothing_written

URL = "/api/v1/sites/"


def member(site, role):
    return client_of(UserFactory.member(site.account, role))


def add(client, site, **body):
    return client.post(URL, {"account_id": site.account_id, "domain": "new.example.com", **body}, format="json")


def change(client, site, **body):
    return client.patch(f"{URL}{site.pk}/", body, format="json")


def remove(client, site, confirm):
    return client.delete(f"{URL}{site.pk}/", {"confirm_domain": confirm}, format="json")


def test_a_site_is_added_with_what_is_known_of_it(site, owner):
    body = {
        "domain": "https://New.example.com/blog",
        "name": " The blog ",
        "timezone": "Europe/Berlin",
        "language": "de",
    }
    response = add(owner, site, **body)
    assert response.status_code == 201
    shown = response.json()
    assert (shown["domain"], shown["name"], shown["timezone"], shown["language"], shown["role"]) == (
        "new.example.com",
        "The blog",
        "Europe/Berlin",
        "de",
        "owner",
    )
    assert Site.objects.get(pk=shown["id"]).account == site.account


@pytest.mark.parametrize("role", Role.values)
def test_owners_and_admins_add_and_remove_sites(site, role):
    client = member(site, role)
    allowed = role in ("owner", "admin")
    assert add(client, site).status_code == (201 if allowed else 403)
    assert remove(client, site, site.domain).status_code == (204 if allowed else 403)
    assert Site.objects.filter(pk=site.pk).exists() is not allowed


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"domain": "localhost"}, "domain"),
        ({"domain": ""}, "domain"),
        ({"domain": "a\x00.com"}, "domain"),
        ({"timezone": "Moon/Crater"}, "timezone"),
        ({"language": "english"}, "language"),
        ({"language": "E"}, "language"),
        ({"name": "x" * 121}, "name"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_written(site, owner, body, field):
    with nothing_written():
        for response in (add(owner, site, **body), change(owner, site, **body)):
            payload = assert_error(response, 400, "ValidationError")
            assert set(payload["details"]["fields"]) == {field}


def test_a_domain_that_the_account_has_is_a_conflict(site, owner):
    with nothing_written():
        payload = assert_error(add(owner, site, domain=site.domain), 409, "ConflictError")
    assert payload["error_message"] == f"{site.account.name} already has the site {site.domain}."
    assert payload["action"] == "fix_data"


def test_a_domain_cannot_be_changed_to_that_of_another_site(site, owner):
    other = SiteFactory(account=site.account)
    with nothing_written():
        assert_error(change(owner, site, domain=other.domain, name="x"), 409, "ConflictError")


def test_what_is_not_sent_stays(site, owner):
    shown = change(owner, site, name="The blog").json()
    assert (shown["name"], shown["timezone"], shown["domain"]) == ("The blog", "UTC", site.domain)


def test_nothing_sent_changes_nothing(site, owner):
    with nothing_written():
        assert change(owner, site).status_code == 200


def test_editors_change_what_is_known_and_managers_the_domain(site):
    editor, admin = member(site, Role.EDITOR), member(site, Role.ADMIN)
    assert change(editor, site, name="The blog", language="pt-BR", timezone="Asia/Tokyo").status_code == 200
    with nothing_written():
        assert_error(change(editor, site, domain="moved.example.com"), 403, "PermissionError")
    assert change(admin, site, domain="moved.example.com").json()["domain"] == "moved.example.com"


def test_a_schedule_keeps_its_hour_in_another_time_zone(site, owner, time_machine):
    time_machine.move_to("2026-01-05T10:00:00+00:00", tick=False)
    config = ConfigFactory(site=site, is_enabled=True, frequency="daily", scheduled_time="14:00")
    change(owner, site, timezone="America/New_York")
    config.refresh_from_db()
    assert config.next_run_at.isoformat() == "2026-01-05T19:00:00+00:00"


def test_a_schedule_that_is_off_stays_off(site, owner):
    config = ConfigFactory(site=site, is_enabled=False)
    change(owner, site, timezone="America/New_York")
    config.refresh_from_db()
    assert config.next_run_at is None


@pytest.mark.parametrize("confirm", ["", "yes", "other.example.com", "not a domain"])
def test_without_its_domain_a_site_is_not_removed(site, owner, confirm):
    with nothing_written():
        payload = assert_error(remove(owner, site, confirm), 400, "ValidationError")
    assert site.domain in payload["error_message"]
    assert set(payload["details"]["fields"]) == {"confirm_domain"}


@pytest.mark.parametrize("state", [RunFactory.running, RunFactory.paused])
def test_a_site_with_an_active_run_is_not_removed(site, owner, state):
    run = state(site=site)
    with nothing_written():
        payload = assert_error(remove(owner, site, site.domain), 409, "ConflictError")
    assert payload["details"]["run_id"] == run.run_id


def test_a_site_with_ai_work_in_hand_is_not_removed(site, owner):
    AITaskFactory.on("auto_cluster", KeywordFactory(site=site))
    with nothing_written():
        payload = assert_error(remove(owner, site, site.domain), 409, "ConflictError")
    assert payload["error_message"].startswith("1 AI task of this site is not finished.")


def test_everything_made_for_a_site_goes_and_the_ledger_stays(site, owner, django_capture_on_commit_callbacks):
    picture = f"images/{site.account_id}/{site.pk}/x.webp"
    default_storage.save(picture, ContentFile(b"x"))
    ImageFactory.generated(site=site)
    KeywordFactory(site=site)
    RunFactory.completed(site=site)
    entry = LedgerEntry.objects.get()
    entry_of_site = LedgerEntry.objects.create(
        account=site.account, site=site, kind="capture", balance_change=-3, idempotency_key="k", description="d"
    )
    balance = balance_of(account_id=site.account_id).balance
    with django_capture_on_commit_callbacks(execute=True):
        assert remove(owner, site, site.domain.upper()).status_code == 204
    assert not Site.objects.exists()
    kept = dict(LedgerEntry.objects.values_list("pk", "balance_change"))
    assert kept == {entry.pk: entry.balance_change, entry_of_site.pk: -3}
    assert LedgerEntry.objects.get(pk=entry_of_site.pk).site_id is None
    assert balance_of(account_id=site.account_id).balance == balance
    assert not default_storage.exists(picture)


def test_the_sites_of_others_stay(site, owner):
    other = SiteFactory(domain="other.example.com")
    remove(owner, site, site.domain)
    assert list(Site.objects.all()) == [other]
