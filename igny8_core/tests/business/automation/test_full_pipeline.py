"""The spec's example from end to end."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import override_settings

from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Images
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    start,
    tally_of,
)
from igny8_core.tests.conftest import SPEC
from igny8_core.tests.factories import KeywordFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def finished_run(django_db_setup, django_db_blocker):
    """One run for all tests of this file; they only look at it."""
    providers = {"AI_TEXT_PROVIDER": f"{SPEC}.SpecTextProvider", "AI_IMAGE_PROVIDER": f"{SPEC}.SpecImageProvider"}
    with django_db_blocker.unblock(), override_settings(**providers):
        site = SiteFactory()
        KeywordFactory.create_batch(47, site=site)
        yield drive_to_end(start(site))
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def finished(finished_run, db):
    return finished_run


def test_47_keywords_become_56_articles_in_review_for_866_credits(finished):
    assert finished.status == "completed"
    assert finished.estimated_credits == 866
    assert finished.total_credits_used == 866
    assert finished.stage_7_result["ready_for_review"] == 56


def test_the_results_carry_the_names_of_the_spec(finished):
    assert finished.stage_1_result["keywords_processed"] == 47
    assert finished.stage_1_result["clusters_created"] == 8
    assert finished.stage_1_result["batches_run"] == 3
    assert finished.stage_1_result["credits_used"] == 10
    assert finished.stage_2_result["clusters_processed"] == 8
    assert finished.stage_2_result["ideas_created"] == 56
    assert finished.stage_3_result["tasks_created"] == 56
    assert finished.stage_4_result["total_words"] == 140_000
    assert finished.stage_4_result["credits_used"] == 280
    assert finished.stage_5_result["prompts_created"] == 224
    assert finished.stage_6_result["images_generated"] == 224
    assert finished.stage_6_result["content_moved_to_review"] == 56
    assert sorted(finished.stage_7_result["content_ids"]) == sorted(Content.objects.values_list("pk", flat=True))


def test_every_row_ends_where_the_spec_says(finished):
    assert set(Keywords.objects.values_list("status", flat=True)) == {"mapped"}
    assert set(Clusters.objects.values_list("status", flat=True)) == {"mapped"}
    assert set(ContentIdeas.objects.values_list("status", flat=True)) == {"completed"}
    assert set(Content.objects.values_list("status", flat=True)) == {"review"}
    assert set(Images.objects.values_list("status", flat=True)) == {"generated"}
    assert not Images.objects.filter(image_url=None).exists()


def test_nothing_is_published(finished):
    assert not Content.objects.filter(status="published").exists()


def test_the_ledger_explains_the_wallet_and_nothing_stays_reserved(finished):
    assert_books_balance(finished)
    captured = LedgerEntry.objects.filter(kind="capture")
    assert -sum(captured.values_list("balance_change", flat=True)) == 866
    assert finished.credits_held == 0


def test_the_usage_log_adds_up_to_what_was_charged(finished):
    assert sum(AIUsageLog.objects.values_list("credits_used", flat=True)) == 866


def test_counters_are_the_rows(finished):
    assert_counters_match_rows(finished)
    assert AITask.objects.filter(run=finished).count() == 350
    assert set(AITask.objects.values_list("status", flat=True)) == {GenerationStatus.COMPLETED}


def test_every_stage_adds_up(finished):
    for number in range(1, 8):
        tally = tally_of(finished, number)
        assert tally.total == tally.completed + tally.failed + tally.cancelled
        assert tally.completed_at is not None


@pytest.mark.parametrize("size", [1, 7, 100])
def test_the_price_does_not_depend_on_the_batch_size(site_with_keywords, spec_provider, size):
    run = start(site_with_keywords)
    site_with_keywords.automation_config.stage_1_batch_size = size
    site_with_keywords.automation_config.save()
    assert drive_to_end(run).stage_1_result["credits_used"] == 10
