"""The queries that the automation plan prints run against the models as they stand.

Each one is copied letter by letter; that is why this file is not formatted.
"""

# ruff: noqa: E501, I001, SIM201
# fmt: off

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db.models import Count
from django.utils import timezone

from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.tests.factories import (
    ClusterFactory,
    ConfigFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
)

pytestmark = pytest.mark.django_db


def test_stage_1_pending_keywords(site):
    expected = KeywordFactory(site=site)
    KeywordFactory(site=site, disabled=True)
    KeywordFactory.mapped(ClusterFactory(site=site))
    KeywordFactory(site=SiteFactory())
    pending_keywords = Keywords.objects.filter(
        site=site,
        status='new',
        cluster__isnull=True,
        disabled=False
    )
    assert list(pending_keywords) == [expected]
    assert list(STAGES[0].queue(site)) == [expected]
    assert not pending_keywords.count() == 0


def test_stage_1_as_the_log_prints_it(site):
    keyword = KeywordFactory(site=site)
    assert list(Keywords.objects.filter(site=site.pk, status='new', cluster__isnull=True)) == [keyword]


def test_stage_2_clusters_without_ideas(site):
    expected = ClusterFactory(site=site)
    IdeaFactory(site=site, keyword_cluster=ClusterFactory(site=site))
    ClusterFactory(site=site, disabled=True)
    ClusterFactory(site=site, status='mapped')
    found = Clusters.objects.filter(
        site=site,
        status='new',
        disabled=False
    ).exclude(
        ideas__isnull=False  # Has no ideas yet
    )
    assert list(found) == [expected]
    assert list(STAGES[1].queue(site)) == [expected]


def test_stage_3_new_ideas(site):
    expected = IdeaFactory(site=site)
    IdeaFactory(site=site, status='queued')
    found = ContentIdeas.objects.filter(
        site=site,
        status='new'
    )
    assert list(found) == [expected]
    assert list(STAGES[2].queue(site)) == [expected]


def test_stage_3_a_task_takes_title_status_and_cluster_from_its_idea(site):
    idea = IdeaFactory(site=site)
    task = Tasks(title=idea.idea_title, status='queued', cluster=idea.keyword_cluster)
    assert task.cluster_id == idea.keyword_cluster_id


def test_stage_4_pending_tasks(site):
    expected = TaskFactory(site=site)
    ContentFactory(site=site, task=TaskFactory(site=site))
    TaskFactory(site=site, status='completed')
    pending_tasks = Tasks.objects.filter(
        site=site,
        status='queued',
        content__isnull=True  # No content generated yet
    )
    assert list(pending_tasks) == [expected]
    assert list(STAGES[3].queue(site)) == [expected]
    assert not pending_tasks.count() == 0


def test_stage_5_content_without_images(site):
    expected = ContentFactory(site=site)
    ImageFactory(site=site, content=ContentFactory(site=site))
    ContentFactory.in_review(site=site)
    # Content that has NO Images records at all
    content_without_images = Content.objects.filter(
        site=site,
        status='draft'
    ).annotate(
        images_count=Count('images')
    ).filter(
        images_count=0  # No Images records exist yet
    )
    assert list(content_without_images) == [expected]
    assert list(STAGES[4].queue(site)) == [expected]
    assert not content_without_images.count() == 0


def test_stage_6_pending_images(site):
    expected = ImageFactory(site=site)
    ImageFactory.generated(site=site, content=expected.content)
    # Images with prompts waiting to be generated
    pending_images = Images.objects.filter(
        site=site,
        status='pending'  # Has prompt text, needs image URL
    )
    assert list(pending_images) == [expected]
    assert list(STAGES[5].queue(site)) == [expected]
    assert not pending_images.count() == 0


def test_stage_7_ready_for_review(site):
    expected = ContentFactory.in_review(site=site)
    ContentFactory(site=site)
    # Content that has ALL images generated (status already changed to 'review')
    ready_for_review = Content.objects.filter(
        site=site,
        status='review'  # Automatically set when all images complete
    )
    assert list(ready_for_review) == [expected]
    assert list(STAGES[6].queue(site)) == [expected]


def test_a_running_automation_is_found(site):
    assert not AutomationRun.objects.filter(site=site, status='running').exists()
    RunFactory.running(site=site)
    assert AutomationRun.objects.filter(site=site, status='running').exists()


def test_configs_that_are_due(site):
    now = timezone.now()
    due = ConfigFactory(site=site, is_enabled=True, next_run_at=now)
    ConfigFactory(is_enabled=True, next_run_at=now + timedelta(minutes=1))
    ConfigFactory(is_enabled=False, next_run_at=now)
    configs = AutomationConfig.objects.filter(
        is_enabled=True,
        next_run_at__lte=now
    )
    assert list(configs) == [due]
    for config in configs:
        assert not AutomationRun.objects.filter(site=config.site, status='running').exists()


def test_old_runs(site):
    cutoff = datetime.now(tz=timezone.get_current_timezone()) - timedelta(days=90)  # Keep last 90 days
    old = RunFactory.completed(site=site, started_at=cutoff - timedelta(days=1))
    RunFactory.completed(site=site)
    old_runs = AutomationRun.objects.filter(
        started_at__lt=cutoff,
        status__in=['completed', 'failed']
    )
    assert list(old_runs) == [old]


def test_the_tables_have_the_names_that_the_plan_prints():
    assert AutomationRun._meta.db_table == 'igny8_automation_runs'
    assert AutomationConfig._meta.db_table == 'igny8_automation_configs'
