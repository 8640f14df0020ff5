"""The calls that the automation plan prints, and the names of results that it reads, copied letter by letter."""

# ruff: noqa: E501, I001
# fmt: off

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.tests.business.automation.pipeline import drive_to_end
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.factories import ContentFactory, ImageFactory, KeywordFactory, TaskFactory

pytestmark = pytest.mark.django_db


def test_the_calls_of_the_ai_functions(site):
    account = site.account
    keyword_ids = [KeywordFactory(site=site).pk]
    task, content, image = TaskFactory(site=site), ContentFactory(site=site), ImageFactory(site=site)

    from igny8_core.ai.functions.auto_cluster import AutoCluster

    result = AutoCluster().execute(
        payload={'ids': keyword_ids},
        account=account
    )
    assert AITask.objects.get(pk=result['task_id']).input_ids == keyword_ids

    from igny8_core.ai.functions.generate_content import GenerateContent

    result = GenerateContent().execute(
        payload={'ids': [task.id]},
        account=account
    )
    assert AITask.objects.get(pk=result['task_id']).input_ids == [task.pk]

    from igny8_core.ai.functions.generate_image_prompts import GenerateImagePromptsFunction

    result = GenerateImagePromptsFunction().execute(
        payload={'ids': [content.id]},
        account=account
    )
    assert AITask.objects.get(pk=result['task_id']).input_ids == [content.pk]

    from igny8_core.ai.functions.generate_images import GenerateImages

    result = GenerateImages().execute(
        payload={'image_ids': [image.id]},
        account=account
    )
    assert AITask.objects.get(pk=result['task_id']).input_ids == [image.pk]


def test_the_service_and_the_result_names(script):
    site = small_site()
    account = site.account
    service = AutomationService(account, site)
    run = drive_to_end(service.start_automation(trigger_type='manual'))
    result = {f"stage_{n}_result": run.stage_result(n) for n in range(1, 8)} | {'run_id': run.run_id, 'status': run.status}

    # Assert Stage 1
    assert result['stage_1_result']['keywords_processed'] == 3
    assert result['stage_1_result']['clusters_created'] > 0

    # Assert Stage 2
    assert result['stage_2_result']['ideas_created'] > 0

    # Assert Stage 3
    assert result['stage_3_result']['tasks_created'] > 0

    # Assert Stage 4
    assert result['stage_4_result']['content_created'] > 0

    # Assert Stage 5
    assert result['stage_5_result']['prompts_created'] > 0

    # Assert Stage 6
    assert result['stage_6_result']['images_generated'] > 0

    # Assert final state
    assert result['status'] == 'completed'
    assert AutomationRun.objects.get(run_id=result['run_id']).status == 'completed'
    service = AutomationService.from_run_id(run.run_id)
    assert service.run == run


@pytest.mark.parametrize(("stage", "names"), [
    (1, {'keywords_processed', 'clusters_created', 'batches_run', 'credits_used'}),
    (2, {'clusters_processed', 'ideas_created'}),
    (3, {'ideas_processed', 'tasks_created'}),
    (4, {'tasks_processed', 'tasks_total', 'content_created', 'total_words', 'credits_used'}),
    (5, {'content_processed', 'prompts_created', 'credits_used'}),
    (6, {'images_processed', 'images_generated', 'content_moved_to_review', 'credits_used'}),
    (7, {'ready_for_review', 'content_ids'}),
])
def test_the_results_have_the_names_that_the_plan_prints(script, stage, names):
    run = drive_to_end(AutomationService.for_site(small_site().pk).start_automation())
    assert names <= set(run.stage_result(stage))
