"""GET one AI task: what a progress window shows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.registry import function_named
from igny8_core.business.content.models import Content, Images
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.ai.engine.claimed import called, clustering, drawing, due_now, take, writing
from igny8_core.tests.factories import AITaskFactory, ClusterFactory, KeywordFactory, RunFactory
from igny8_core.tests.modules.ai_tasks.calls import look, shown

pytestmark = pytest.mark.django_db


def ask(function: str, *rows) -> AITask:
    """As a person does on a page."""
    answer = function_named(function).execute({"ids": [row.pk for row in rows]}, account=rows[0].account)
    return AITask.objects.get(pk=answer["task_id"])


def done(function: str, *rows) -> AITask:
    task = ask(function, *rows)
    assert AIEngine().execute(task_id=task.pk) is None
    return task


def test_a_task_that_waits_says_so(site, owner):
    task = ask("auto_cluster", *KeywordFactory.create_batch(45, site=site))
    row = shown(owner, task)
    assert (row["task_id"], row["group"], row["run_id"]) == (str(task.pk), str(task.pk), None)
    assert (row["site_id"], row["function"], row["label"]) == (site.pk, "auto_cluster", "45 keywords")
    assert (row["status"], row["details"]["phase"], row["details"]["message"]) == (
        "pending",
        "INIT",
        "Waiting to start",
    )
    assert (row["details"]["items_total"], row["details"]["percentage"]) == (45, 0)
    assert (row["steps"], row["error"], row["success_message"]) == ([], None, "")
    assert row["can"] == {"cancel": True, "retry": False}


def test_a_task_in_work_shows_the_phase_it_is_in_behind_those_that_are_done(site, owner):
    steps = [{"phase": "PREP", "message": "Loading 45 keywords for clustering", "seconds": 0.2}]
    task = AITaskFactory.in_work(
        KeywordFactory(site=site),
        phase="AI_CALL",
        percentage=47,
        message="Analyzing keyword relationships (20/45)",
        items_processed=20,
        current_item="best seo tools",
        estimated_seconds_remaining=120,
        steps=steps,
    )
    row = shown(owner, task)
    assert row["details"] == {
        "phase": "AI_CALL",
        "message": "Analyzing keyword relationships (20/45)",
        "percentage": 47,
        "items_total": 1,
        "items_processed": 20,
        "current_item": "best seo tools",
        "estimated_seconds_remaining": 120,
    }
    assert [(step["phase"], step["state"], step["seconds"]) for step in row["steps"]] == [
        ("PREP", "done", 0.2),
        ("AI_CALL", "active", None),
    ]
    assert row["can"] == {"cancel": True, "retry": False}


def test_a_completed_task_tells_what_it_made_and_what_it_cost(site, owner, script):
    row = shown(owner, done("auto_cluster", *KeywordFactory.create_batch(11, site=site)))
    assert row["success_message"] == "11 keywords mapped into 1 cluster"
    assert (row["status"], row["credits_used"], row["details"]["percentage"]) == ("completed", 3, 100)
    assert row["result"].items() >= {"keywords_mapped": 11, "clusters_created": 1}.items()
    assert {step["state"] for step in row["steps"]} == {"done"}
    assert row["can"] == {"cancel": False, "retry": False}


def test_every_function_has_its_own_sentence(site, owner, spec_provider):
    cluster = ClusterFactory(site=site)
    KeywordFactory.mapped(cluster)
    ideas = done("generate_ideas", cluster)
    written = done("generate_content", writing_row(site))
    article = Content.objects.get()
    prompts = done("generate_image_prompts", article)
    images = done("generate_images", Images.objects.order_by("pk").first())
    found = [shown(owner, task)["success_message"] for task in (ideas, written, prompts, images)]
    assert found == [
        "Generated 7 content ideas for 1 cluster",
        f"{article.word_count:,}-word article drafted successfully",
        f"1 Featured Image + {Images.objects.count() - 1} In-article Image Prompts ready",
        "1 image generated successfully",
    ]


def writing_row(site):
    return function_named("generate_content").rows().get(pk=writing(site).input_ids[0])


def test_a_failed_attempt_says_that_another_follows(site, owner, script):
    script.then(ProviderError("The provider is busy."))
    task = clustering(site)
    AIEngine().execute(task_id=task.pk)
    row = shown(owner, task)
    assert (row["status"], row["attempts"]) == ("pending", 1)
    assert row["details"]["message"] == "Trying again soon. The provider is busy."
    assert row["error"]["error_type"] == "AIProviderError"
    assert row["not_before"]
    assert row["steps"][-1]["state"] == "failed"


def test_the_next_attempt_begins_with_clean_steps(site, owner, script):
    script.then(ProviderError("The provider is busy."))
    task = clustering(site)
    AIEngine().execute(task_id=task.pk)
    assert take(due_now(task)) is not None
    row = shown(owner, task)
    assert (row["error"], [step["state"] for step in row["steps"]]) == (None, ["active"])


def test_a_task_that_failed_for_good_shows_its_error_and_can_be_tried_again(site, owner, script, settings):
    settings.TASK_MAX_ATTEMPTS = 1
    script.then(ProviderError("The provider is busy."))
    task = drawing(site)
    AIEngine().execute(task_id=task.pk)
    row = shown(owner, task)
    assert (row["status"], row["error"]["action"]) == ("failed", "retry")
    assert row["can"] == {"cancel": False, "retry": True}


def test_a_batch_of_a_run_is_shown_and_left_to_the_run(site, owner):
    run = RunFactory.running(site=site)
    task = AITaskFactory.in_work(KeywordFactory(site=site), run=run, stage=1, position=0)
    row = shown(owner, task)
    assert (row["run_id"], row["can"]) == (run.run_id, {"cancel": False, "retry": False})


def test_a_viewer_may_look(site, colleague):
    assert look(colleague, clustering(site)).status_code == 200


def test_nothing_moved_is_a_304(site, owner):
    task = clustering(site)
    tag = look(owner, task)["ETag"]
    again = look(owner, task, tag)
    assert (again.status_code, again.content) == (304, b"")


def test_a_phase_further_is_a_200(site, owner, script):
    task = clustering(site)
    tag = look(owner, task)["ETag"]
    called(task)
    assert look(owner, task, tag).status_code == 200


def test_time_alone_moves_nothing(site, owner, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    task = AITaskFactory.in_work(KeywordFactory(site=site), phase="AI_CALL", started_at=timezone.now())
    tag = look(owner, task)["ETag"]
    time_machine.shift(timedelta(seconds=5))
    assert look(owner, task, tag).status_code == 304


def test_a_look_costs_one_query_and_does_not_load_the_providers_answer(site, owner, django_assert_num_queries):
    task = clustering(site, stored_response={"text": "x" * 10_000})
    look(owner, task)
    with django_assert_num_queries(2) as queries:
        look(owner, task)
    assert not any("stored_response" in one["sql"] for one in queries)
