"""What people are told when a run ends, in the transaction in which it ends."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.services import ending
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.services.scheduler import start_due_runs
from igny8_core.business.billing.models import Wallet
from igny8_core.business.notifications.models import Notification, OutboxMessage, SiteWebhook
from igny8_core.common.exceptions import ProviderKeyRefusedError, UnexpectedError
from igny8_core.tests.business.automation.pipeline import drive_to_end, drive_to_stage, start
from igny8_core.tests.business.automation.steering import service_of, small_site
from igny8_core.tests.factories import RunFactory, SiteFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    """A run whose account has an owner and whose site has a webhook."""
    site = small_site(domain="coffee.example.com")
    UserFactory.member(site.account)
    SiteWebhook.objects.create(site=site, account=site.account, url="https://hooks.example.com/x", secret="s")
    return start(site)


def only() -> Notification:
    return Notification.objects.get()


def event() -> dict:
    return OutboxMessage.objects.get(kind="webhook").payload


def test_a_completed_run_is_told_with_its_numbers(run):
    assert drive_to_end(run).status == "completed"
    told = only()
    assert told.title == "Automation of coffee.example.com completed: 2 articles ready for review, 15 credits"
    assert (told.kind, told.level) == ("run.completed", "success")
    assert told.link == f"/writer/content?site={run.site_id}&status=review"
    assert told.sentence.startswith("It took ")
    assert OutboxMessage.objects.get(kind="email").subject == told.title
    assert {name: event()[name] for name in ("event", "run_id", "status", "credits", "error")} == {
        "event": "run.completed",
        "run_id": run.run_id,
        "status": "completed",
        "credits": 15,
        "error": None,
    }
    assert event()["site"] == {"id": run.site_id, "domain": "coffee.example.com"}
    assert event()["counts"]["ready_for_review"] == 2
    assert event()["counts"]["failed"] == 0


def test_failed_items_are_in_the_numbers():
    site = SiteFactory(domain="coffee.example.com")
    UserFactory.member(site.account)
    usual = {"cancelled": 0, "batches_run": 1, "batches_total": 1, "credits_used": 0, "units": "0", "seconds": 0}
    usual |= {"started_at": timezone.now().isoformat(), "completed_at": None}
    run = RunFactory.running(
        site=site,
        total_credits_used=449,
        started_at=timezone.now() - timedelta(minutes=12, seconds=30),
        stage_4_result={**usual, "tasks_total": 45, "tasks_processed": 43, "failed": 2},
        stage_6_result={**usual, "images_total": 9, "images_processed": 8, "failed": 1},
    )
    result = {**usual, "content_total": 43, "content_processed": 43, "failed": 0, "ready_for_review": 43}
    ending.complete(run, lines=[], changes={"stage_7_result": result})
    assert only().title == (
        "Automation of coffee.example.com completed: 43 of 45 articles ready for review, 3 failed, 449 credits"
    )
    assert only().sentence == (
        "It took 12m 30s. Failed: 2 tasks, 1 prompt. They can be taken up again on the page of the run."
    )
    assert only().level == "warning"
    assert only().link == f"/automation/runs/{run.run_id}?site={site.pk}"


def test_a_run_that_made_nothing_to_read_leads_to_its_own_page():
    site = SiteFactory()
    UserFactory.member(site.account)
    run = RunFactory.running(site=site, started_at=timezone.now())
    ending.complete(run, lines=[], changes={})
    assert only().link == f"/automation/runs/{run.run_id}?site={site.pk}"


def test_a_failed_run_is_told_with_the_reason_and_what_to_do(run):
    assert ending.fail(run, error=UnexpectedError("The disk is full.").payload())
    told = only()
    assert told.title == "Automation of coffee.example.com failed at stage 1 (Keywords → Clusters)"
    assert told.sentence == "The disk is full. Resume it on its page; it goes on where it stopped."
    assert (told.kind, told.level) == ("run.failed", "error")
    assert event()["error"] == {"type": "ServerError", "message": "The disk is full."}


def test_a_run_that_waits_for_credits_is_told(run, script):
    drive_to_stage(run, 4)
    Wallet.objects.update(balance=0, reserved=0)
    type(run).objects.update(credits_held=0)
    assert drive_to_end(run).status == "paused"
    told = only()
    assert told.title == "Automation of coffee.example.com paused: not enough credits"
    assert told.sentence.endswith("Add credits, then resume the run.")
    assert (told.kind, told.level, event()["status"]) == ("run.paused", "warning", "paused")


def test_a_refused_key_is_told(run):
    assert ending.pause(run, error=ProviderKeyRefusedError("OpenAI refused the API key.").payload())
    assert only().title == "Automation of coffee.example.com paused: the AI provider's settings need you"
    assert only().sentence == (
        "OpenAI refused the API key. Look at the AI providers under Settings, then resume the run."
    )


def test_what_a_person_did_is_no_news(run):
    service_of(run).pause_automation()
    service_of(run).resume_automation()
    service_of(run).cancel_automation()
    assert not Notification.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_an_ending_that_was_somebody_elses_is_told_by_them_alone(run):
    error = UnexpectedError("x").payload()
    assert ending.fail(run, error=error)
    assert not ending.fail(run, error=error)
    assert not ending.pause(run, error=error)
    assert Notification.objects.count() == 1


def test_a_resumed_run_that_ends_again_is_told_again(run):
    drive_to_stage(run, 2)
    ending.fail(run, error=UnexpectedError("x").payload())
    service_of(run).resume_automation()
    assert drive_to_end(run).status == "completed"
    assert list(Notification.objects.order_by("pk").values_list("kind", flat=True)) == ["run.failed", "run.completed"]


def test_a_second_pause_for_the_same_reason_is_told_again(run):
    error = ProviderKeyRefusedError("No.").payload()
    ending.pause(run, error=error)
    service_of(run).resume_automation()
    ending.pause(run, error=error)
    assert Notification.objects.count() == 2


def test_the_end_and_its_notice_are_one_commit(run, monkeypatch):
    def out_of_order(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(ending, "_tell", out_of_order)
    with pytest.raises(RuntimeError):
        ending.fail(run, error=UnexpectedError("x").payload())
    run.refresh_from_db()
    assert run.status == "running"
    assert not Notification.objects.exists()


def test_a_scheduled_run_that_could_not_start_is_told(clock, script):
    site = small_site(domain="coffee.example.com")
    UserFactory.member(site.account)
    Wallet.objects.update(balance=0)
    AutomationConfig.objects.create(site=site, account=site.account, is_enabled=True, next_run_at=timezone.now())
    assert start_due_runs() == []
    told = only()
    assert told.title == "Automation of coffee.example.com could not start as scheduled"
    assert told.sentence.startswith("Not enough credits.")


def test_neither_a_dead_mail_server_nor_a_webhook_is_waited_for(run, settings):
    """No delivery is tried while a run is driven: the address below would take ten seconds to give up."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    drive_to_stage(run, 7)
    began = time.monotonic()
    drive(run.pk)
    assert time.monotonic() - began < 2
    run.refresh_from_db()
    assert run.status == "completed"
    assert set(OutboxMessage.objects.values_list("status", "attempts")) == {("pending", 0)}
