"""Changing a site's schedule and batch sizes."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.services.configuring import change_config, config_of
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.factories import ConfigFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday(clock):
    """2026-01-05 10:00 UTC."""


def test_a_site_has_one_config_made_on_first_sight(site):
    assert config_of(site) == config_of(site)
    config = AutomationConfig.objects.get()
    assert (config.site, config.account, config.is_enabled) == (site, site.account, False)
    assert (config.frequency, config.scheduled_time) == ("daily", time(2, 0))


def test_switching_it_on_sets_the_next_slot_in_the_time_of_the_site():
    site = SiteFactory(timezone="Europe/Berlin")
    config = change_config(site=site, changes={"is_enabled": True, "scheduled_time": time(12, 30)})
    assert config.next_run_at == datetime(2026, 1, 5, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"frequency": "daily"}, datetime(2026, 1, 6, 2, tzinfo=UTC)),
        ({"frequency": "weekly", "weekday": 2}, datetime(2026, 1, 7, 2, tzinfo=UTC)),
        ({"frequency": "monthly", "day_of_month": 31}, datetime(2026, 1, 31, 2, tzinfo=UTC)),
    ],
)
def test_every_frequency_has_its_next_slot(site, changes, expected):
    assert change_config(site=site, changes={"is_enabled": True, **changes}).next_run_at == expected


def test_switching_it_off_clears_the_slot(site):
    change_config(site=site, changes={"is_enabled": True})
    assert change_config(site=site, changes={"is_enabled": False}).next_run_at is None


def test_a_slot_that_was_missed_is_not_made_up_for_by_a_change(site):
    ConfigFactory(site=site, is_enabled=True, next_run_at=datetime(2026, 1, 1, 2, tzinfo=UTC))
    config = change_config(site=site, changes={"stage_1_batch_size": 50})
    assert config.next_run_at == datetime(2026, 1, 6, 2, tzinfo=UTC)
    assert AutomationConfig.objects.get().stage_1_batch_size == 50


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("frequency", "hourly"),
        ("weekday", 7),
        ("weekday", -1),
        ("day_of_month", 0),
        ("day_of_month", 32),
        ("scheduled_time", "25:00"),
        ("scheduled_time", None),
        ("stage_1_batch_size", 0),
        ("stage_4_batch_size", 101),
        ("stage_6_batch_size", "many"),
    ],
)
@pytest.mark.parametrize("frequency", ["daily", "weekly", "monthly"])
def test_a_wrong_value_names_its_field_and_changes_nothing(site, frequency, field, value):
    before = change_config(site=site, changes={"is_enabled": True, "frequency": frequency})
    with pytest.raises(InvalidInputError) as refused:
        change_config(site=site, changes={"stage_2_batch_size": 3, field: value})
    assert list(refused.value.details["fields"]) == [field]
    after = AutomationConfig.objects.get()
    assert (after.frequency, after.stage_2_batch_size, after.next_run_at) == (frequency, 1, before.next_run_at)


def test_other_sites_keep_theirs(site):
    other = ConfigFactory(site=SiteFactory())
    change_config(site=site, changes={"stage_1_batch_size": 7})
    other.refresh_from_db()
    assert other.stage_1_batch_size == 20
