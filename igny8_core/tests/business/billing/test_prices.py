"""What things cost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.conf import settings as product
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.business.billing.prices import credits_for, image_credits, unit_price


@pytest.mark.parametrize(
    ("function", "units", "credits"),
    [
        ("auto_cluster", 47, 10),
        ("auto_cluster", 5, 1),
        ("auto_cluster", 6, 2),
        ("auto_cluster", 1, 1),
        ("generate_ideas", 8, 16),
        ("bulk_queue_to_writer", 56, 0),
        ("generate_content", 140_000, 280),
        ("generate_content", 500, 1),
        ("generate_content", 501, 2),
        ("generate_image_prompts", 224, 112),
        ("generate_image_prompts", 1, 1),
        ("generate_images", 448, 448),
        ("generate_images", 0, 0),
    ],
)
def test_the_prices_of_the_spec(function, units, credits):
    assert credits_for(function=function, units=Decimal(units)) == credits


def test_the_example_of_the_spec_is_866():
    units = {
        "auto_cluster": 47,
        "generate_ideas": 8,
        "generate_content": 56 * 2500,
        "generate_image_prompts": 224,
        "generate_images": 224 * 2,
    }
    assert sum(credits_for(function=name, units=Decimal(n)) for name, n in units.items()) == 866


def test_a_price_is_exact():
    assert unit_price("generate_content") * 500 == 1
    assert credits_for(function="generate_content", units=Decimal(10**9)) == 2_000_000


def test_a_function_without_a_price_cannot_be_sold():
    with pytest.raises(KeyError):
        unit_price("no_such_function")


@pytest.mark.parametrize(("model", "credits"), [("offline", 2), ("cheap", 1), ("fine", 4), ("never heard of", 2)])
def test_an_image_costs_one_to_four_credits_by_model(settings, model, credits):
    settings.IMAGE_MODEL_CREDITS = {"offline": 2, "cheap": 1, "fine": 4}
    assert image_credits(model) == credits


def test_every_model_that_has_a_price_costs_one_to_four_credits():
    assert {image_credits(model) for model in [*product.IMAGE_MODEL_CREDITS, "new"]} <= {1, 2, 3, 4}


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=40))
def test_rounded_on_the_running_total_batches_cost_what_one_batch_would(sizes):
    charged, units = 0, Decimal(0)
    for size in sizes:
        units += size
        charge = credits_for(function="generate_content", units=units) - charged
        assert charge >= 0
        charged += charge
    assert charged == credits_for(function="generate_content", units=Decimal(sum(sizes)))
