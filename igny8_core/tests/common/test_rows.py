"""Rows of the hot path, written with SQL that is composed once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.automation.models import AutomationEvent, AutomationRun
from igny8_core.common.rows import insert_rows, sent_together, update_row
from igny8_core.tests.factories import RunFactory
from igny8_core.tests.modules.api import nothing_written


@pytest.fixture
def run(db):
    return RunFactory.running()


def event(run, message):
    return AutomationEvent(run=run, account=run.account, message=message, stage=1, data={"credits": 4})


def test_a_row_is_changed_through_the_models_own_fields(run):
    until = timezone.now() + timedelta(seconds=30)
    changes = {"driver_until": until, "stage_1_result": {"clusters_created": 8}, "pause_requested": True}
    assert update_row(AutomationRun, where={"id": run.pk}, changes=changes) == 1
    run.refresh_from_db()
    assert (run.driver_until, run.stage_1_result, run.pause_requested) == (until, {"clusters_created": 8}, True)


@pytest.mark.parametrize("guard", [{"driver_token": 7}, {"status": "paused"}])
def test_a_guard_that_does_not_hold_changes_nothing(run, guard):
    with nothing_written():
        assert update_row(AutomationRun, where={"id": run.pk, **guard}, changes={"current_stage": 5}) == 0


def test_only_the_row_that_is_meant_is_changed(run):
    other = RunFactory.running()
    update_row(AutomationRun, where={"id": run.pk}, changes={"current_stage": 5})
    other.refresh_from_db()
    assert other.current_stage == 1


def test_a_condition_of_ones_own_takes_its_values_beside_it(run):
    for token, moved in ((7, 0), (0, 1)):
        found = update_row(
            AutomationRun,
            where={"id": run.pk},
            changes={"current_stage": 5},
            also="driver_token = %s",
            also_params=[token],
        )
        assert found == moved


def test_values_are_never_part_of_the_statement(run):
    text = "'; DROP TABLE igny8_automation_runs; -- %s"
    update_row(AutomationRun, where={"id": run.pk}, changes={"error_message": text})
    run.refresh_from_db()
    assert run.error_message == text


def test_a_name_that_is_no_column_is_a_mistake(run):
    with pytest.raises(TypeError, match="no column"):
        update_row(AutomationRun, where={"id": run.pk}, changes={"tasks": 1})


def test_rows_are_inserted_in_one_statement_in_their_order(run, django_assert_num_queries):
    with django_assert_num_queries(1):
        insert_rows([event(run, "first"), event(run, "second")])
    rows = AutomationEvent.objects.order_by("id")
    assert [(row.message, row.data, row.level) for row in rows] == [
        ("first", {"credits": 4}, "info"),
        ("second", {"credits": 4}, "info"),
    ]


def test_no_rows_are_no_statement(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows([])


def test_constraints_hold_here_as_well(run):
    with nothing_written(), pytest.raises(IntegrityError), transaction.atomic():
        insert_rows([RunFactory.build(site=run.site, account=run.account, run_id=run.run_id)])


def test_inserts_travel_with_the_next_update_and_only_its_rows_are_counted(run):
    with transaction.atomic(), sent_together():
        insert_rows([event(run, "one")])
        insert_rows([event(run, "two"), event(run, "three")])
        assert update_row(AutomationRun, where={"id": run.pk}, changes={"current_stage": 5}) == 1
    assert AutomationEvent.objects.count() == 3
    run.refresh_from_db()
    assert run.current_stage == 5


def test_inserts_without_an_update_are_sent_at_the_end_of_the_block(run):
    with transaction.atomic(), sent_together():
        insert_rows([event(run, "one")])
        insert_rows([event(run, "two")])
    assert list(AutomationEvent.objects.order_by("id").values_list("message", flat=True)) == ["one", "two"]


def test_a_block_that_breaks_leaves_nothing_behind_for_the_next(run):
    with pytest.raises(ZeroDivisionError), transaction.atomic(), sent_together():
        insert_rows([event(run, "lost")])
        raise ZeroDivisionError
    update_row(AutomationRun, where={"id": run.pk}, changes={"current_stage": 5})
    assert AutomationEvent.objects.count() == 0
