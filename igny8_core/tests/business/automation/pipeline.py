"""Driving runs in tests."""

from __future__ import annotations

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.automation.services.driver import drive
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.billing.selectors import balance_of, ledger_sum
from igny8_core.common.status_enums import GenerationStatus


def start(site) -> AutomationRun:
    return AutomationService(site.account, site).start_automation("manual")


def drive_to_end(run: AutomationRun, *, slices: int = 1000) -> AutomationRun:
    """Drive until nothing is left to do at this moment."""
    for _ in range(slices):
        following = drive(run.pk, slice_seconds=60)
        if not following.go_on or following.wake_at:
            break
    run.refresh_from_db()
    return run


def one_step(run: AutomationRun) -> None:
    """One step: a queue filled, a batch done, or a stage closed."""
    drive(run.pk, slice_seconds=1e-9)
    run.refresh_from_db()


def drive_to_stage(run: AutomationRun, number: int, *, batches: int = 0) -> AutomationRun:
    """Step by step until stage `number` has its queue and has done `batches` batches."""
    for _ in range(5000):
        tally = tally_of(run, number)
        if run.current_stage == number and tally.started_at and tally.batches_run >= batches:
            return run
        one_step(run)
    raise AssertionError(f"the run never got there: it is {run.status} at stage {run.current_stage}")


def tally_of(run: AutomationRun, number: int) -> StageTally:
    row = STAGES[number - 1]
    return StageTally.from_json(row, run.stage_result(number))


def assert_books_balance(run: AutomationRun) -> None:
    """Σ ledger = wallet, and 0 <= reserved <= balance."""
    wallet, ledger = balance_of(account_id=run.account_id), ledger_sum(account_id=run.account_id)
    assert wallet == ledger
    assert 0 <= wallet.reserved <= wallet.balance


def assert_counters_match_rows(run: AutomationRun) -> None:
    """What `stage_N_result` counts is what the task rows say, stage by stage."""
    for row in STAGES:
        if not row.function:
            continue
        tally = tally_of(run, row.number)
        ended = dict.fromkeys(GenerationStatus, 0)
        for status, ids in AITask.objects.filter(run=run, stage=row.number).values_list("status", "input_ids"):
            ended[status] += len(ids)
        assert tally.completed == ended[GenerationStatus.COMPLETED], row.name
        assert tally.failed == ended[GenerationStatus.FAILED], row.name
        assert tally.cancelled == ended[GenerationStatus.CANCELLED], row.name
        assert tally.open == ended[GenerationStatus.PENDING] + ended[GenerationStatus.PROCESSING], row.name
