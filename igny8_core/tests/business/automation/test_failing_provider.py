"""One item that cannot be done does not fail the run; what every item would meet does."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.business.automation.selectors.history import items_of
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Keywords
from igny8_core.common.exceptions import (
    InvalidInputError,
    ProviderError,
    ProviderKeyRefusedError,
    SettingsError,
    TooManyRequestsError,
)
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import (
    PRICE,
    credits_of,
    drive_through,
    sentences,
    service_of,
    small_site,
)
from igny8_core.tests.scripted_provider import cluster

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(script):
    return start(small_site())


def _article(number):
    return lambda request: (
        getattr(request, "function", "") == "generate_content" and request.data["title"].endswith(f"article {number}")
    )


def test_an_item_is_given_up_after_three_tries_and_the_run_completes_without_it(run, script, clock):
    script.always(ProviderError("The AI refused to write about this."), when=_article(1))
    run = drive_through(run, clock)
    assert run.status == "completed"
    tally = tally_of(run, 4)
    assert (tally.total, tally.completed, tally.failed) == (2, 1, 1)
    failed = AITask.objects.get(run=run, status="failed")
    assert (failed.attempts, failed.error["error_message"]) == (3, "The AI refused to write about this.")
    assert len(script.asked_of("generate_content")) == 4
    assert items_of(run) == (10, 11, 1), "10 of 11"
    assert Tasks.objects.get(generation_status="failed").status == "queued", "it can be tried again"
    assert Content.objects.filter(status="review").count() == 1
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_the_journal_tells_every_try(run, script, clock):
    script.always(ProviderError("Refused."), when=_article(1))
    said = [line for line in sentences(drive_through(run, clock)) if "failed:" in line]
    assert said == [
        "“Moka Pots article 1” failed: Refused. It will be tried again.",
        "“Moka Pots article 1” failed: Refused. It will be tried again.",
        "“Moka Pots article 1” failed: Refused. It was given up.",
    ]


def test_what_failed_once_is_done_the_next_time_and_charged_once(run, script, clock):
    script.then(ProviderError("A hiccup."), None, ProviderError("A hiccup."))
    run = drive_through(run, clock)
    assert (run.status, run.total_credits_used) == ("completed", PRICE)
    assert items_of(run) == (14, 14, 0)
    assert_counters_match_rows(run)


def test_the_stage_goes_on_with_the_others_while_a_retry_waits(run, script, clock):
    script.always(TooManyRequestsError("Slow down.", details={"retry_after": 600}), when=_article(0))
    drive_to_stage(run, 4)
    drive_to_end(run)
    tally = tally_of(run, 4)
    assert (tally.completed, tally.open) == (1, 1)
    assert run.status == "running"
    script.relax()
    assert drive_through(run, clock).status == "completed"


def test_keywords_left_out_are_asked_again_within_the_stage(run, script):
    script.then(lambda request: {"clusters": [cluster([request.data["keywords"][0]["id"]])]})
    run = drive_to_end(run)
    tally = tally_of(run, 1)
    assert (tally.total, tally.completed, tally.batches_total, tally.batches_run) == (3, 3, 2, 2)
    assert run.stage_1_result["credits_used"] == 1, "the price does not depend on how often was asked"
    assert [len(r.data["keywords"]) for r in script.asked_of("auto_cluster")] == [3, 2]
    assert any("2 left out will be asked again" in line for line in sentences(run))
    assert_counters_match_rows(run)


def test_a_keyword_left_out_for_ever_is_given_up(run, script, clock):
    script.always(
        lambda request: {"clusters": [cluster([k["id"] for k in request.data["keywords"][:-1]] or [999_999])]},
        when=lambda request: getattr(request, "function", "") == "auto_cluster",
    )
    run = drive_through(run, clock)
    assert run.status == "completed"
    assert len(script.asked_of("auto_cluster")) == 3
    tally = tally_of(run, 1)
    assert (tally.total, tally.completed, tally.failed) == (3, 2, 1)
    assert Keywords.objects.get(status="new").generation_status == "failed"
    assert_counters_match_rows(run)


def test_a_refused_key_pauses_the_run_and_says_what_to_do(run, script):
    drive_to_stage(run, 4, batches=1)
    held = run.credits_held
    script.then(ProviderKeyRefusedError("The provider does not accept the API key."))
    run = drive_to_end(run)
    assert (run.status, run.current_stage) == ("paused", 4)
    assert run.error["error_type"] == "AuthenticationError"
    assert run.error["action"] == "open_settings"
    assert run.error["phase"] == "AI_CALL"
    assert run.error_message == "The provider does not accept the API key."
    assert credits_of(run) == (1500 - run.total_credits_used, held), "what is held stays held for the resume"
    assert sentences(run)[-1] == "Paused: The provider does not accept the API key."
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_settings_that_fail_every_call_pause_the_run_as_well(run, script):
    drive_to_stage(run, 4, batches=1)
    script.then(SettingsError("The prompt cannot be filled in."))
    run = drive_to_end(run)
    assert (run.status, run.error["action"]) == ("paused", "open_settings")
    assert_counters_match_rows(run)


def test_it_resumes_with_the_same_item(run, script):
    drive_to_stage(run, 4, batches=1)
    script.then(ProviderKeyRefusedError("No."))
    drive_to_end(run)
    service_of(run).resume_automation()
    run = drive_to_end(run)
    titles = [request.data["title"] for request in script.asked_of("generate_content")]
    assert titles == ["Moka Pots article 0", "Moka Pots article 1", "Moka Pots article 1"]
    assert (run.status, run.total_credits_used) == ("completed", PRICE)
    assert AITask.objects.filter(run=run, attempts__gt=0).count() == 0, "the item was not to blame"


def test_a_provider_that_is_down_for_everybody_fails_the_run(script, clock):
    script.ideas = 6
    run = drive_to_stage(start(small_site()), 4)
    script.always(ProviderError("503 Service Unavailable"))
    run = drive_through(run, clock)
    assert (run.status, run.error["action"]) == ("failed", "retry")
    assert "failed 5 times in a row" in run.error_message
    assert len(script.asked_of("generate_content")) == 5, "then the breaker opens"
    assert not AITask.objects.filter(run=run, status="failed").exists()
    script.relax()
    clock.shift(61)
    service_of(run).resume_automation()
    run = drive_through(run, clock)
    assert run.status == "completed"
    assert Content.objects.filter(status="review").count() == 6
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_an_image_given_up_still_lets_its_article_go_to_review(run, script, clock):
    script.always(ProviderError("Refused to draw."), when=lambda r: getattr(r, "prompt", "") == "A moka pot")
    run = drive_through(run, clock)
    assert run.status == "completed"
    assert sorted(Images.objects.values_list("status", flat=True)) == ["failed", "failed", "generated", "generated"]
    assert set(Content.objects.values_list("status", flat=True)) == {"review"}
    tally = tally_of(run, 6)
    assert (tally.total, tally.completed, tally.failed) == (4, 2, 2)
    assert run.stage_6_result["images_generated"] == 2
    assert run.stage_6_result["credits_used"] == 4, "what did not come costs nothing"
    assert run.stage_7_result["ready_for_review"] == 2
    assert_counters_match_rows(run)


def test_an_article_whose_last_image_is_given_up_is_counted_into_the_review(run, script, clock):
    script.always(InvalidInputError("Not allowed."), when=lambda request: hasattr(request, "size"))
    run = drive_through(run, clock)
    assert run.status == "completed"
    assert tally_of(run, 6).completed == 0
    assert run.stage_6_result["content_moved_to_review"] == Content.objects.filter(status="review").count() == 2
    assert_counters_match_rows(run)
