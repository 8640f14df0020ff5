"""What a run will cost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.business.automation.estimate import Rates, project
from igny8_core.business.automation.selectors.backlog import backlog_of, estimate_for, rates_of
from igny8_core.business.automation.stages import STAGES, stage
from igny8_core.business.automation.tally import StageTally
from igny8_core.business.billing.prices import credits_for
from igny8_core.tests.business.automation.pipeline import drive_to_end, start
from igny8_core.tests.business.automation.steering import small_site
from igny8_core.tests.factories import (
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
)


def _project(**backlog):
    numbers = {int(name[1:]): count for name, count in backlog.items()}
    return project(backlog=numbers, rates=Rates.defaults(), image_credits=2)


def test_the_example_of_the_plan_is_866_credits():
    estimate = _project(s1=47)
    assert [s.credits for s in estimate.stages] == [10, 16, 0, 280, 112, 448]
    assert [s.items for s in estimate.stages] == [47, 8, 56, 56, 56, 224]
    assert estimate.estimated_credits == 866
    assert estimate.required_credits == 1040, "a fifth on top, rounded up"
    assert estimate.basis == "defaults"


def test_nothing_waits_nothing_costs():
    estimate = _project()
    assert (estimate.estimated_credits, estimate.required_credits) == (0, 0)


@pytest.mark.parametrize(
    ("backlog", "credits"),
    [({"s6": 3}, 6), ({"s5": 1}, 2 + 8), ({"s4": 1}, 5 + 2 + 8), ({"s3": 1}, 15), ({"s2": 1}, 2 + 7 * 15)],
)
def test_what_waits_further_down_is_projected_from_there(backlog, credits):
    assert _project(**backlog).estimated_credits == credits


def test_it_names_what_each_stage_is_charged_for():
    assert [s.note for s in _project(s1=47).stages] == [
        "1 credit per 5 keywords",
        "2 credits per cluster",
        "Free",
        "1 credit per 500 words, about 2,500 words each",
        "0.5 credits per prompt, 224 prompts",
        "2 credits per image",
    ]


@pytest.mark.usefixtures("script")
@pytest.mark.parametrize(
    ("model", "charge"), [("small", ("1 credit per image", 224)), ("large", ("4 credits per image", 896))]
)
def test_images_cost_what_the_model_of_the_site_costs(site, settings, model, charge):
    settings.IMAGE_MODEL_CREDITS = {"small": 1, "large": 4}
    KeywordFactory.create_batch(47, site=site)
    site.image_model = model
    site.save()
    stage = estimate_for(site).stages[5]
    assert (stage.note, stage.credits) == charge


def test_it_is_kept_as_json():
    data = _project(s1=47).to_json()
    assert data["estimated_credits"] == 866
    assert data["backlog"] == {"1": 47}
    assert data["stages"][0]["name"] == "Keywords → Clusters"


counts = st.integers(0, 3000)


@given(st.dictionaries(st.integers(1, 6), counts))
def test_more_work_never_costs_less(backlog):
    rates = Rates.defaults()
    whole = project(backlog=backlog, rates=rates, image_credits=2)
    more = project(backlog={n: c + 1 for n, c in backlog.items()}, rates=rates, image_credits=2)
    assert whole.estimated_credits <= more.estimated_credits
    assert whole.required_credits >= whole.estimated_credits


@given(st.sampled_from([s.function for s in STAGES if s.function]), st.lists(st.integers(1, 4000), max_size=40))
def test_the_price_of_a_stage_does_not_depend_on_how_it_is_cut_into_batches(function, batches):
    row = next(s for s in STAGES if s.function == function)
    tally, charged = StageTally(), 0
    for units in batches:
        total = credits_for(function=function, units=tally.units + units)
        price = total - tally.credits_used
        assert price >= 0
        charged += price
        tally = tally.with_batch(
            done=1, failed=0, cancelled=0, again=False, units=Decimal(units), credits=price, made={}, seconds=0
        )
        tally = StageTally.from_json(row, tally.to_json(row))
    assert charged == tally.credits_used == credits_for(function=function, units=Decimal(sum(batches)))


# With a site ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_backlog_counts_what_each_stage_would_take(site):
    KeywordFactory.create_batch(2, site=site)
    KeywordFactory(site=site, disabled=True)
    used = ClusterFactory(site=site)
    KeywordFactory.mapped(used)
    IdeaFactory(site=site, keyword_cluster=used)
    ClusterFactory(site=site)
    TaskFactory.create_batch(3, site=site)
    ContentFactory.in_review(site=site)
    ImageFactory(site=site, content=ContentFactory(site=site))
    ContentFactory(site=site)
    KeywordFactory(site=SiteFactory())
    assert backlog_of(site) == {1: 2, 2: 1, 3: 1, 4: 3, 5: 1, 6: 1, 7: 1}


@pytest.mark.django_db
def test_until_there_is_a_history_the_usual_rates_hold(site):
    assert rates_of(site) == Rates.defaults()
    RunFactory.failed(site=site)
    assert rates_of(site).basis == "defaults", "a run that failed is no measure"


@pytest.mark.django_db
def test_the_history_of_the_site_replaces_the_usual_rates(script):
    site = small_site()
    drive_to_end(start(site))
    rates = rates_of(site)
    assert rates == Rates(Decimal(3), Decimal(2), Decimal(500), Decimal(2), basis="history")
    KeywordFactory.create_batch(6, site=site)
    estimate = estimate_for(site)
    assert [s.items for s in estimate.stages] == [6, 2, 4, 4, 4, 8]
    assert [s.credits for s in estimate.stages] == [2, 4, 0, 4, 4, 16]
    assert estimate.basis == "history"


@pytest.mark.django_db
def test_a_run_that_had_nothing_to_do_says_nothing_about_rates(script):
    site = SiteFactory()
    drive_to_end(start(site))
    assert rates_of(site) == Rates.defaults()


@pytest.mark.django_db
def test_what_was_never_made_keeps_its_usual_rate(site):
    row = stage(1)
    result = StageTally(total=10, completed=10, made={"clusters_created": 5}).to_json(row)
    RunFactory.completed(site=site, stage_1_result=result)
    rates = rates_of(site)
    assert (rates.keywords_per_cluster, rates.ideas_per_cluster, rates.basis) == (2, 7, "history")
