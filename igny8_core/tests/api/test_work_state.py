"""`work_state`: what the badge shows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.api.work_state import WorkState, WorkStateField, WorkStateFilter, with_work_state
from igny8_core.business.content.models import Images
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import GenerationStatus, RunStatus
from igny8_core.tests.factories import ImageFactory, KeywordFactory, RunFactory, SiteFactory


def state_of(row):
    return with_work_state(type(row).objects.all()).get(pk=row.pk).work_state


@pytest.mark.parametrize(
    ("generation_status", "shown"),
    [
        (GenerationStatus.PENDING, "idle"),
        *[(status, status.value) for status in GenerationStatus if status != GenerationStatus.PENDING],
    ],
)
def test_each_state_of_the_machine_has_its_word(site, generation_status, shown):
    assert state_of(KeywordFactory(site=site, generation_status=generation_status)) == shown


@pytest.mark.parametrize("generation_status", list(GenerationStatus))
def test_a_paused_run_pauses_what_is_queued_and_nothing_else(site, generation_status):
    row = KeywordFactory(site=site, generation_status=generation_status)
    without_run = state_of(row)
    RunFactory.paused(site=site)
    assert state_of(row) == ("paused" if generation_status == GenerationStatus.QUEUED else without_run)


@pytest.mark.parametrize("status", [status for status in RunStatus if status != RunStatus.PAUSED])
def test_any_other_run_pauses_nothing(site, status):
    RunFactory(site=site, status=status)
    assert state_of(KeywordFactory(site=site, generation_status=GenerationStatus.QUEUED)) == "queued"


def test_a_paused_run_of_another_site_pauses_nothing_here(site):
    RunFactory.paused(site=SiteFactory(account=site.account))
    assert state_of(KeywordFactory(site=site, generation_status=GenerationStatus.QUEUED)) == "queued"


def test_pictures_have_one_as_well(site):
    RunFactory.paused(site=site)
    picture = ImageFactory(site=site, generation_status=GenerationStatus.QUEUED)
    assert with_work_state(Images.objects.all()).get(pk=picture.pk).work_state == "paused"


def test_any_number_of_rows_is_one_query(site):
    RunFactory.paused(site=site)
    KeywordFactory.create_batch(20, site=site, generation_status=GenerationStatus.QUEUED)
    with CaptureQueriesContext(connection) as seen:
        assert {row.work_state for row in with_work_state(Keywords.objects.all())} == {"paused"}
    assert len(seen) == 1


def test_a_count_does_not_look_at_the_runs(site):
    with CaptureQueriesContext(connection) as seen:
        with_work_state(Keywords.objects.all()).count()
    assert "igny8_automation_runs" not in seen[0]["sql"]


def test_lists_can_be_narrowed_by_it(site):
    RunFactory.paused(site=site)
    queued = KeywordFactory(site=site, generation_status=GenerationStatus.QUEUED)
    KeywordFactory(site=site)
    rows = WorkStateFilter(field_name="work_state").filter(with_work_state(Keywords.objects.all()), WorkState.PAUSED)
    assert list(rows) == [queued]


def test_the_field_cannot_be_written():
    assert WorkStateField().read_only
