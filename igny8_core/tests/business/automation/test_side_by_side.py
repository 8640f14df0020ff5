"""stage_N_concurrency: calls of one stage wait side by side, still one stage at a time, still with exact books."""

from __future__ import annotations

import threading
from collections import Counter

import pytest

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.common.exceptions import InvalidInputError, ProviderError, ProviderKeyRefusedError
from igny8_core.tests.business.automation.pipeline import (
    assert_books_balance,
    assert_counters_match_rows,
    drive_to_end,
    drive_to_stage,
    start,
    tally_of,
)
from igny8_core.tests.business.automation.steering import service_of
from igny8_core.tests.factories import KeywordFactory, SiteFactory

# Threads have connections of their own: nothing they are to see may wait in a test's transaction.
pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = 4


class Meeting:
    """Calls that wait for each other: the first come back only once `size` of them are under way at the same time."""

    def __init__(self, size: int) -> None:
        self._together = threading.Barrier(size)
        self._lock = threading.Lock()
        self._met = False
        self.now = self.most = 0

    def __call__(self, request):
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        try:
            if not self._met:
                self._together.wait(timeout=20)
                self._met = True
        finally:
            with self._lock:
                self.now -= 1


@pytest.fixture
def eight(script):
    """A site that will have eight articles to write."""
    script.ideas = 8
    site = SiteFactory()
    KeywordFactory.create_batch(3, site=site)
    return site


def concurrency(site, **stages):
    AutomationConfig.objects.update_or_create(
        site=site, defaults={"account": site.account, **{f"stage_{n}_concurrency": size for n, size in stages.items()}}
    )


def side_by_side(site, size=TOGETHER):
    AutomationConfig.objects.update_or_create(
        site=site, defaults={"account": site.account, **{f"stage_{n}_concurrency": size for n in (1, 2, 4, 5, 6)}}
    )


def of(function):
    return lambda request: getattr(request, "function", "generate_images") == function


def test_four_calls_of_a_stage_are_under_way_at_the_same_time(script, eight):
    side_by_side(eight)
    meeting = Meeting(TOGETHER)
    script.always(meeting, when=of("generate_content"))
    run = drive_to_end(start(eight))
    assert (run.status, meeting.most) == ("completed", TOGETHER)


def test_with_the_default_one_call_waits_at_a_time(script, eight):
    meeting = Meeting(1)
    script.always(meeting, when=of("generate_content"))
    drive_to_end(start(eight))
    assert meeting.most == 1


def test_a_whole_run_side_by_side_is_the_same_run(script, eight):
    side_by_side(eight, 16)
    run = drive_to_end(start(eight))
    assert run.status == "completed"
    assert Content.objects.filter(status="review").count() == Tasks.objects.count() == 8
    assert not Images.objects.exclude(status="generated").exists()
    assert [tally_of(run, n).completed for n in range(1, 7)] == [3, 1, 8, 8, 8, 16]
    captures = LedgerEntry.objects.filter(run_id=run.run_id, kind="capture")
    assert max(Counter(captures.values_list("task_id", flat=True)).values()) == 1
    assert run.total_credits_used == 1 + 2 + 8 + 8 + 32
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_one_stage_at_a_time(script, eight):
    """No article's prompts are asked for while another article is still written."""
    side_by_side(eight)
    drive_to_end(start(eight))
    asked = [getattr(request, "function", "generate_images") for request in script.asked]
    assert [name for n, name in enumerate(asked) if n == 0 or asked[n - 1] != name] == list(dict.fromkeys(asked))


def test_a_failed_call_does_not_keep_the_others_from_being_saved(script, eight, settings):
    settings.TASK_MAX_ATTEMPTS = 1
    side_by_side(eight)
    script.always(ProviderError("Confused."), when=lambda r: of("generate_content")(r) and "article 3" in str(r.data))
    run = drive_to_end(start(eight))
    tally = tally_of(run, 4)
    assert (run.status, tally.completed, tally.failed) == ("completed", 7, 1)
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_what_was_under_way_is_saved_before_a_refused_key_stops_the_run(script, eight):
    side_by_side(eight)
    meeting = Meeting(TOGETHER)

    def answer(request):
        meeting(request)
        if "article 1" in str(request.data):
            raise ProviderKeyRefusedError("The key is refused.")

    script.always(answer, when=of("generate_content"))
    run = drive_to_end(start(eight))
    assert (run.status, run.error["action"]) == ("paused", "open_settings")
    paid = len(script.asked_of("generate_content")) - 1
    assert tally_of(run, 4).completed == Content.objects.count() == paid >= TOGETHER - 1
    assert AITask.objects.filter(run=run, stage=4, status="pending").count() == 8 - paid > 0
    assert_counters_match_rows(run)
    assert_books_balance(run)

    script.relax()
    service_of(run).resume_automation()
    run = drive_to_end(run)
    assert (run.status, Content.objects.count()) == ("completed", 8)
    assert_books_balance(run)


def test_a_pause_finishes_the_calls_that_are_under_way_and_starts_none(script, eight):
    side_by_side(eight)
    run = start(eight)
    meeting = Meeting(TOGETHER)

    def pause_meanwhile(request):
        meeting(request)
        type(run).objects.filter(pk=run.pk).update(pause_requested=True)

    script.always(pause_meanwhile, when=of("generate_content"))
    run = drive_to_end(run)
    assert (run.status, tally_of(run, 4).completed) == ("paused", TOGETHER)
    assert len(script.asked_of("generate_content")) == TOGETHER
    assert_counters_match_rows(run)


def test_a_cancel_keeps_what_was_under_way(script, eight):
    side_by_side(eight)
    run = start(eight)
    meeting = Meeting(TOGETHER)

    def cancel_meanwhile(request):
        meeting(request)
        type(run).objects.filter(pk=run.pk).update(cancel_requested=True)

    script.always(cancel_meanwhile, when=of("generate_content"))
    run = drive_to_end(run)
    tally = tally_of(run, 4)
    assert (run.status, tally.completed, tally.cancelled) == ("cancelled", TOGETHER, 8 - TOGETHER)
    assert run.credits_held == 0
    assert_counters_match_rows(run)
    assert_books_balance(run)


def test_credits_that_run_out_side_by_side_pause_the_run_and_charge_nothing_twice(script, eight):
    side_by_side(eight)
    run = drive_to_stage(start(eight), 4)
    account = eight.account
    type(run).objects.filter(pk=run.pk).update(credits_held=2)
    type(account.wallet).objects.filter(account=account).update(balance=2, reserved=2)
    run = drive_to_end(run)
    assert (run.status, run.error["error_type"]) == ("paused", "InsufficientCreditsError")
    assert Content.objects.count() == 2
    assert account.wallet.__class__.objects.get(account=account).balance == 0
    assert_counters_match_rows(run)


def test_the_slice_ends_only_when_everything_under_way_is_saved(script, eight):
    side_by_side(eight)
    run = drive_to_stage(start(eight), 4, batches=1)
    assert not AITask.objects.filter(run=run, status="processing").exists()


def test_a_local_stage_has_nothing_to_wait_for(script, eight):
    concurrency(eight, **{"3": 16})
    assert drive_to_end(start(eight)).status == "completed"


@pytest.mark.parametrize("size", [0, 17, -1])
def test_a_concurrency_out_of_range_is_refused(eight, size):
    from igny8_core.business.automation.services.configuring import change_config

    with pytest.raises(InvalidInputError):
        change_config(site=eight, changes={"stage_4_concurrency": size})
