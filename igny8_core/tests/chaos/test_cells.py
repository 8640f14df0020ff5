"""The cells: every named point at every stage that passes it."""

from __future__ import annotations

from igny8_core.business.automation.stages import LAST_STAGE
from igny8_core.chaos.cells import AI_STAGES, WORKING_STAGES, all_cells, some_cells
from igny8_core.common.faults import POINTS


def _stages(point: str) -> set[int]:
    return {cell.stage for cell in all_cells() if cell.point == point}


def test_every_point_has_its_cells():
    assert {cell.point for cell in all_cells()} == set(POINTS)


def test_a_batch_may_die_at_every_step_of_every_stage():
    for point in ("after_claim", "inside_save", "after_save", "inside_fill", "inside_close", "before_ring"):
        assert _stages(point) >= set(WORKING_STAGES), point
    for point in ("after_call", "after_journal", "inside_fail", "inside_retry"):
        assert _stages(point) >= set(AI_STAGES), point


def test_the_last_stage_has_its_end():
    assert _stages("inside_end") == {LAST_STAGE}


def test_no_cell_is_there_twice():
    assert len(set(all_cells())) == len(all_cells()) > 100


def test_some_of_them_are_of_every_stage_and_always_the_same():
    few = some_cells(12)
    assert len(few) == len(set(few)) == 12
    assert few == some_cells(12)
    assert {cell.stage for cell in some_cells(24)} >= set(WORKING_STAGES)
    assert some_cells(10_000) == all_cells()


def test_a_cell_says_where_it_is():
    texts = [str(cell) for cell in all_cells()]
    assert "after_call at stage 4" in texts
    assert "after_call at stage 4, 2 side by side" in texts
    assert "before_ring of a person who wants to start at stage 1" in texts
