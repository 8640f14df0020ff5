"""What holds for a site at every moment at which nobody is in the middle of something."""

from __future__ import annotations

from collections import Counter

from igny8_core.ai.models import AITask
from igny8_core.ai.registry import FUNCTIONS, function_named
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.cards import overall_percentage
from igny8_core.business.automation.selectors.reconcile import reconcile
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.business.content.models import Content, Images
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE, GenerationStatus
from igny8_core.tests.business.automation.pipeline import assert_counters_match_rows

BUSY = (GenerationStatus.QUEUED, GenerationStatus.PROCESSING)


def assert_all_is_well(site) -> None:
    runs = list(AutomationRun.objects.filter(site=site))
    active = [run for run in runs if run.status in RUN_ACTIVE]
    assert len(active) <= 1
    assert_money(site, active)
    for run in runs:
        assert_counters_match_rows(run)
    assert_page_adds_up(site)
    assert_nothing_twice(site, runs)
    assert_rows_in_work_have_their_task(site)


def assert_money(site, active) -> None:
    assert reconcile().differences == []
    wallet = balance_of(account_id=site.account_id)
    assert 0 <= wallet.reserved <= wallet.balance
    assert active or wallet.reserved == 0, "nothing is put aside without an open run"


def assert_page_adds_up(site) -> None:
    page = snapshot(site_id=site.pk)
    for card in page.cards:
        queue = card.queue
        parts = (queue.pending, queue.processing, queue.completed, queue.failed, queue.cancelled)
        assert min(parts) >= 0, card
        assert sum(parts) == queue.total, card
        assert card.status != "completed" or (queue.pending, queue.processing) == (0, 0), card
    if page.run:
        assert 0 <= overall_percentage(page.run, page.cards) <= 100


def assert_nothing_twice(site, runs) -> None:
    captures = LedgerEntry.objects.filter(account=site.account, kind="capture", task_id__isnull=False)
    assert set(Counter(captures.values_list("task_id", flat=True)).values()) <= {1}
    paid = set(captures.values_list("task_id", flat=True))
    assert not AITask.objects.filter(pk__in=paid).exclude(status="completed").exists(), "only what was saved is paid"
    articles = Counter(Content.objects.filter(site=site).values_list("task_id", flat=True))
    assert set(articles.values()) <= {1}
    images = Counter(Images.objects.filter(site=site).values_list("content_id", "position"))
    assert set(images.values()) <= {1}


def assert_rows_in_work_have_their_task(site) -> None:
    """Whatever looks as if somebody worked on it has one open task, and the other way round."""
    for name in FUNCTIONS:
        open_tasks = AITask.objects.filter(site=site, function=name, status__in=GENERATION_OPEN)
        wanted = Counter(pk for ids in open_tasks.values_list("input_ids", flat=True) for pk in ids)
        assert set(wanted.values()) <= {1}, f"{name}: a row has two open tasks"
        busy = function_named(name).rows().filter(site=site, generation_status__in=BUSY)
        assert set(busy.values_list("pk", flat=True)) == set(wanted), name
