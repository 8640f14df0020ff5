"""A run in good order violates nothing; each thing that is wrong with it is said."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.storage import default_storage

from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.accounts.models import Role
from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.business.billing.models import LedgerEntry, Wallet
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.notifications.models import Notification, OutboxMessage
from igny8_core.business.notifications.services.outbox import deliver_due
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.chaos.invariants import Kind, at_any_moment, at_rest, duplicates, of_diaries
from igny8_core.chaos.invariants.unexpected import LOG
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.chaos.entries import note
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, RunFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    site = small_site()
    UserFactory.member(site.account, Role.OWNER)
    ended = drive_to_end(start(site))
    deliver_due()
    return ended


def _said(*kinds) -> list[str]:
    found = list(at_rest())
    assert {violation.kind for violation in found} == set(kinds), found
    return [violation.sentence for violation in found]


def test_a_run_in_good_order_violates_nothing(run, folder):
    assert run.status == "completed"
    assert [*at_rest(), *at_any_moment(), *of_diaries(folder)] == []


def test_a_task_that_was_charged_twice(run):
    entry = LedgerEntry.objects.filter(kind="capture").first()
    again = {name: getattr(entry, name) for name in ("account", "kind", "balance_change", "run_id", "task_id")}
    LedgerEntry.objects.create(**again, idempotency_key="again", description="")
    found = list(at_rest())
    assert f"task {entry.task_id} was charged 2 times" in [one.sentence for one in duplicates(found)]
    assert {one.kind for one in found} == {Kind.TWICE, Kind.BOOKS}, "the wallet differs as well"


def test_a_charge_for_nothing(run):
    LedgerEntry.objects.create(
        account=run.account, kind="capture", balance_change=0, task_id=uuid.uuid4(), idempotency_key="x", description=""
    )
    (sentence,) = _said(Kind.BOOKS)
    assert sentence.endswith("was charged and has saved nothing")


def test_credits_that_stay_reserved(run):
    Wallet.objects.update(reserved=3)
    sentences = _said(Kind.BOOKS)
    assert f"wallet {Wallet.objects.get().pk} has 3 credits reserved, and no run is open" in sentences
    assert list(at_any_moment()), "the ledger knows of no such hold"


def test_an_answer_accepted_twice(run):
    log = AIUsageLog.objects.filter(accepted=True).first()
    log.pk = None
    log.save()
    assert _said(Kind.TWICE) == [f"task {log.task_id} has 2 accepted answers"]


def test_counters_that_are_not_the_rows(run):
    AITask.objects.filter(stage=4).first().delete()
    sentences = [violation.sentence for violation in at_rest()]
    assert f"{run.run_id}, stage 4 counts 2 completed items, its rows say 1" in sentences


def test_a_stage_that_lost_an_item(run):
    result = {**run.stage_4_result, "tasks_total": 3}
    AutomationRun.objects.update(stage_4_result=result)
    assert _said(Kind.LOST) == [f"{run.run_id}, stage 4 has lost 1 of 3 items"]


def test_an_item_in_two_places(run):
    first, second = AITask.objects.filter(stage=4)
    AITask.objects.filter(pk=second.pk).update(input_ids=first.input_ids)
    assert _said(Kind.TWICE) == [f"{run.run_id}, stage 4 has 1 items in two places"]


def test_a_run_that_never_ended(run):
    AutomationRun.objects.update(status="paused")
    assert _said(Kind.LOST) == [f"{run.run_id} is still paused at stage 7"]


def test_a_task_nobody_took_and_rows_that_look_busy(run):
    task = AITask.objects.filter(stage=1).get()
    AITask.objects.filter(pk=task.pk).update(status="pending")
    Keywords.objects.update(generation_status="queued")
    sentences = [violation.sentence for violation in at_rest()]
    assert f"task {task.pk} ({task}) of run {run.pk} is still pending" in sentences
    assert "3 rows of auto_cluster still look as if somebody worked on them" in sentences


def test_two_active_runs_of_a_site_cannot_even_be_written(run):
    RunFactory.running(site=run.site)
    with pytest.raises(Exception, match=r"(?i)unique"):
        RunFactory.running(site=run.site)


def test_output_that_nobody_counted(run):
    ClusterFactory(site=run.site)
    sentences = _said(Kind.TWICE)
    assert "1 clusters created were counted, 2 are there" in sentences


def test_a_cluster_with_the_ideas_of_two_answers(run):
    cluster = Clusters.objects.get()
    IdeaFactory(site=run.site, keyword_cluster=cluster)
    assert f"cluster {cluster.pk} has more than 2 ideas" in _said(Kind.TWICE)


def test_output_that_is_gone(run):
    Content.objects.first().delete()
    assert "2 items of generate_content were completed, 1 have their output" in _said(Kind.LOST)


def test_a_picture_without_its_file(run):
    url = Images.objects.first().image_url
    default_storage.delete(url.removeprefix("/media/"))
    assert _said(Kind.LOST) == [f"the picture {url} is not there"]


def test_an_article_that_waits_for_nothing(run):
    article = Content.objects.first()
    Content.objects.filter(pk=article.pk).update(status="draft")
    assert _said(Kind.LOST) == [f"article {article.pk} has all its pictures and is not in review"]


def test_an_article_that_published_itself(run):
    Content.objects.filter(task=Tasks.objects.first()).update(status="published")
    (sentence,) = _said(Kind.UNASKED)
    assert sentence.endswith("was published by nobody")


def test_a_mail_that_was_not_sent(run, folder):
    OutboxMessage.objects.update(status="pending", last_error="refused")
    (violation,) = of_diaries(folder)
    assert violation.kind is Kind.LOST
    assert violation.sentence.endswith("is still pending (refused)")


def test_an_end_that_nobody_was_told_of(run, folder):
    Notification.objects.all().delete()
    assert [one.sentence for one in of_diaries(folder)] == [f"nobody was told that {run.run_id} is complete"]


def test_a_mail_that_went_out_twice(run, folder):
    for at in (1, 9):
        note(folder.mails, "mailed", at=at, message="<m@igny8>")
    assert [one.sentence for one in of_diaries(folder)] == ["the mail <m@igny8> went out twice, and nobody had died"]
    note(folder.troubles, "kill", at=1.5, pid=1)
    assert list(of_diaries(folder)) == []


def test_what_the_product_itself_calls_unexpected(run, folder):
    AutomationEvent.objects.create(run=run, account=run.account, message="Something unexpected went wrong (KeyError).")
    line = "2026-01-01 10:00:00 ERROR igny8_core.ai.engine.fail: generate_content: x failed in SAVE\nTraceback\n"
    (folder.path / LOG).write_text(line * 2 + "2026-01-01 10:00:00 WARNING igny8_core.ai: fine\n")
    assert [(one.kind, one.sentence) for one in of_diaries(folder)] == [
        (Kind.UNEXPECTED, "1 times in the journal of a run: Something unexpected went wrong (KeyError)."),
        (
            Kind.UNEXPECTED,
            "2 times in the log of a worker: igny8_core.ai.engine.fail: generate_content: x failed in SAVE",
        ),
    ]
