"""GET current_run: the numbers of every card add up, at every moment."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import claim
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import TextReply, Usage
from igny8_core.benchmarks.spec_provider import SpecTextProvider
from igny8_core.tests.business.automation.pipeline import drive_to_stage, one_step, start
from igny8_core.tests.factories import KeywordFactory, TaskFactory
from igny8_core.tests.modules.api import get, post

ENDED = ("completed", "failed", "cancelled")
PARTS = ("pending", "processing", *ENDED)


class RefusesEverySecondArticle(SpecTextProvider):
    """Answers “Task 2”, “Task 4” … with something that is no article."""

    def complete(self, request, **rest):
        if request.function == "generate_content" and int(request.data["title"].split()[-1]) % 2 == 0:
            return TextReply(text="no", usage=Usage(model="spec"))
        return super().complete(request, **rest)


def assert_cards_add_up(client, site):
    data = get(client, "current_run", site_id=site.pk).json()
    for stage in data["stages"]:
        queue = stage["queue"]
        assert queue["total"] == sum(queue[part] for part in PARTS), stage
        assert all(queue[part] >= 0 for part in PARTS), stage
        assert data["queues"][f"stage_{stage['number']}"] == queue
    assert sum(stage["credits_used"] for stage in data["stages"]) == data["run"]["total_credits_used"]
    wallet = data["wallet"]
    assert wallet["available"] == wallet["balance"] - wallet["reserved"]
    return data


def test_at_every_step_of_a_run(site, owner, spec_provider):
    KeywordFactory(site=site)
    run = start(site)
    seen = []
    while run.status == "running":
        data = assert_cards_add_up(owner, site)
        seen.append((data["run"]["current_stage"], data["run"]["progress_percentage"]))
        one_step(run)
    assert_cards_add_up(owner, site)
    stages, progress = zip(*seen, strict=True)
    assert set(stages) == set(range(1, 8))
    assert list(progress) == sorted(progress), "progress never goes back"


def test_with_a_batch_in_work_on_every_stage(site, owner, spec_provider):
    KeywordFactory.create_batch(2, site=site)
    run = start(site)
    for number in range(1, 7):
        drive_to_stage(run, number)
        task = AITask.objects.filter(run=run, stage=number, status="pending").order_by("position").first()
        claim(task=task)
        queue = assert_cards_add_up(owner, site)["stages"][number - 1]["queue"]
        assert queue["processing"] == len(task.input_ids)
        AITask.objects.filter(pk=task.pk).update(status="pending", lease_until=None)


def test_with_items_that_failed(site, owner, settings, spec_provider):
    settings.AI_TEXT_PROVIDER = f"{__name__}.RefusesEverySecondArticle"
    settings.TASK_MAX_ATTEMPTS = 1
    for n in range(1, 5):
        TaskFactory(site=site, title=f"Task {n}")
    run = drive_to_stage(start(site), 5)
    queue = assert_cards_add_up(owner, site)["stages"][3]["queue"]
    assert {part: queue[part] for part in ENDED} == {"completed": 2, "failed": 2, "cancelled": 0}
    assert run.status == "running"


def test_after_a_cancel(site, owner, spec_provider):
    TaskFactory.create_batch(5, site=site)
    run = drive_to_stage(start(site), 4, batches=2)
    post(owner, "cancel", {"run_id": run.run_id})
    data = assert_cards_add_up(owner, site)
    assert {part: data["stages"][3]["queue"][part] for part in ENDED} == {"completed": 2, "failed": 0, "cancelled": 3}
    assert [stage["status"] for stage in data["stages"]] == ["skipped"] * 3 + ["cancelled"] + ["waiting"] * 3


@pytest.mark.parametrize("wish", ["pause", "cancel"])
def test_a_wish_alone_changes_no_number(site, owner, spec_provider, wish):
    TaskFactory.create_batch(5, site=site)
    run = drive_to_stage(start(site), 4, batches=2)
    before = assert_cards_add_up(owner, site)["stages"][3]["queue"]
    type(run).objects.filter(pk=run.pk).update(**{f"{wish}_requested": True})
    assert assert_cards_add_up(owner, site)["stages"][3]["queue"] == before
