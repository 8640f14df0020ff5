"""One step of a stage: fill the queue once, take the next batch, go on."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.tests.business.automation.pipeline import (
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    one_step,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import sentences, service_of, small_site
from igny8_core.tests.factories import ClusterFactory, ContentFactory, KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return start(small_site())


def _state(run):
    return DriveState.load(RunLease.take(run.pk))


@pytest.mark.parametrize("number", range(1, 8))
def test_the_seven_stages_have_their_names(run, number):
    service = service_of(run)
    state = _state(run)
    if number == 1:
        assert service.run_stage_1(state).then.name == "GO_ON"
        return
    with pytest.raises(ValueError, match="the run is at stage 1"):
        getattr(service, f"run_stage_{number}")(state)


def test_the_queue_is_filled_once_with_what_waits_now(run):
    one_step(run)
    tally = tally_of(run, 1)
    assert (tally.total, tally.batches_total, tally.batches_run) == (3, 1, 0)
    assert tally.started_at is not None
    task = AITask.objects.get()
    assert (task.run_id, task.stage, task.position, task.items_total) == (run.pk, 1, 0, 3)
    assert set(Keywords.objects.values_list("generation_status", flat=True)) == {"queued"}
    assert sentences(run)[-1] == "Found 3 keywords: 1 batch"
    KeywordFactory(site=run.site)
    one_step(run)
    assert AITask.objects.filter(stage=1).count() == 1


def test_the_batch_sizes_are_those_of_the_config(run):
    AutomationConfig.objects.update(stage_1_batch_size=2, stage_3_batch_size=1)
    run = drive_to_end(run)
    sizes = {n: sorted(len(t.input_ids) for t in AITask.objects.filter(stage=n)) for n in range(1, 7)}
    assert sizes == {1: [1, 2], 2: [1], 3: [1, 1], 4: [1, 1], 5: [1, 1], 6: [1, 1, 1, 1]}
    assert run.stage_1_result["credits_used"] == 1


def test_rows_that_a_person_s_task_works_on_are_left_to_it(run):
    busy = Keywords.objects.order_by("pk").first()
    Keywords.objects.filter(pk=busy.pk).update(generation_status="processing")
    drive_to_stage(run, 1)
    assert tally_of(run, 1).total == 2
    busy.refresh_from_db()
    assert (busy.generation_status, busy.status) == ("processing", "new")


def test_rows_that_a_person_takes_while_the_stage_is_planned_are_left_to_that_person(run, monkeypatch):
    plan = AutoCluster.plan

    def and_meanwhile(self, *, site, ids, batch_size):
        batches = plan(self, site=site, ids=ids, batch_size=batch_size)
        monkeypatch.setattr(AutoCluster, "plan", plan)
        AutoCluster().execute({"ids": ids[:1]}, site.account)
        return batches

    monkeypatch.setattr(AutoCluster, "plan", and_meanwhile)
    one_step(run)
    assert tally_of(run, 1).total == 2
    person, of_run = AITask.objects.order_by("created_at")
    assert (person.run_id, of_run.run_id) == (None, run.pk)
    assert not set(person.input_ids) & set(of_run.input_ids)
    assert_counters_match_rows(run)


def test_rows_of_other_sites_are_never_taken(run):
    foreign = [KeywordFactory(site=SiteFactory()), KeywordFactory(site=SiteFactory(account=run.account))]
    drive_to_end(run)
    assert set(Keywords.objects.filter(pk__in=[k.pk for k in foreign]).values_list("status", flat=True)) == {"new"}


def test_a_stage_with_nothing_to_do_is_passed_and_says_so(script):
    site = SiteFactory()
    ClusterFactory(site=site, name="Kettles")
    run = drive_to_end(start(site))
    assert run.status == "completed"
    assert run.stage_1_result["keywords_total"] == 0
    assert run.stage_2_result["clusters_processed"] == 1
    assert "No keywords to process" in sentences(run)


def test_a_stage_begins_only_when_the_one_before_is_through(run):
    drive_to_stage(run, 2)
    assert not AITask.objects.filter(run=run, stage=1).exclude(status="completed").exists()
    assert tally_of(run, 1).completed_at is not None


def test_a_row_disabled_after_the_queue_was_filled_is_counted_as_cancelled(run):
    drive_to_stage(run, 1)
    row = Keywords.objects.order_by("pk").first()
    Keywords.objects.filter(pk=row.pk).update(disabled=True)
    run = drive_to_end(run)
    tally = tally_of(run, 1)
    assert (tally.total, tally.completed, tally.cancelled) == (3, 2, 1)
    row.refresh_from_db()
    assert (row.generation_status, row.status) == ("pending", "new")
    assert_counters_match_rows(run)


def test_all_rows_deleted_after_the_queue_was_filled(run):
    drive_to_stage(run, 1)
    Keywords.objects.all().delete()
    run = drive_to_end(run)
    assert (run.status, run.total_credits_used) == ("completed", 0)
    tally = tally_of(run, 1)
    assert (tally.total, tally.completed, tally.cancelled) == (3, 0, 3)
    assert_counters_match_rows(run)


def test_a_cluster_disabled_on_the_way_is_not_written_about(run):
    drive_to_stage(run, 2)
    Clusters.objects.update(disabled=True)
    run = drive_to_end(run)
    assert (run.status, run.stage_2_result["cancelled"], run.stage_2_result["ideas_created"]) == ("completed", 1, 0)


def test_stage_7_counts_lists_and_stops(run):
    earlier = ContentFactory.in_review(site=run.site)
    ContentFactory(site=run.site, status="published")
    ContentFactory.in_review(site=SiteFactory())
    run = drive_to_end(run)
    assert run.stage_7_result["ready_for_review"] == 3
    assert earlier.pk in run.stage_7_result["content_ids"]
    event = run.events.latest("id")
    assert event.message == "Automation complete. 3 articles ready for review"
    assert event.data == {"content_ids": run.stage_7_result["content_ids"]}
