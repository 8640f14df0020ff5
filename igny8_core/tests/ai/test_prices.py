"""What a call costs: by the provider's own word or the price table, and never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest

from igny8_core.ai.prices import cost_of, price_entry
from igny8_core.ai.providers.base import Usage
from igny8_core.settings.ai_prices import LIST_PRICES

TABLE = {
    "gpt-5": {"input": "10", "output": "20"},
    "gpt-5-mini": {"input": "0.75", "cached_input": "0.075", "output": "4.5"},
    "by-the-piece": {"image": "0.04"},
    "only-input": {"input": "0.02"},
}


@pytest.fixture(autouse=True)
def _table(settings):
    settings.AI_PRICES = TABLE


def _cost(model, *, provider="openai", **used):
    return cost_of(Usage(model=model, **used), provider=provider)


@pytest.mark.parametrize(
    ("used", "dollars"),
    [
        ({"input_tokens": 1_000_000}, "0.75"),
        ({"output_tokens": 1_000_000}, "4.5"),
        ({"input_tokens": 1_000_000, "cached_tokens": 1_000_000}, "0.075"),
        ({"input_tokens": 3000, "cached_tokens": 1000, "output_tokens": 2000}, "0.010575"),
        ({"input_tokens": 1}, "0.000001"),
        ({"input_tokens": 1000, "cached_tokens": 9999}, "0.000075"),
    ],
)
def test_tokens_cost_their_price(used, dollars):
    assert _cost("gpt-5-mini", **used) == Decimal(dollars)


def test_without_a_lower_price_cached_tokens_cost_the_full_one():
    assert _cost("gpt-5", input_tokens=1_000_000, cached_tokens=1_000_000) == 10


def test_a_model_that_writes_nothing_needs_no_price_for_it():
    assert _cost("only-input", input_tokens=1_000_000, output_tokens=5) == Decimal("0.02")


def test_pictures_by_the_piece():
    assert _cost("by-the-piece") == Decimal("0.04")
    assert _cost("by-the-piece", requests=3) == Decimal("0.12")


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("gpt-5", "gpt-5"),
        ("gpt-5-2026-03-01", "gpt-5"),
        ("gpt-5-mini-2026-03-01", "gpt-5-mini"),
        ("gpt-5-mini-20260301", "gpt-5-mini"),
        ("gpt-5-mini-0613", "gpt-5-mini"),
        ("gpt-5-latest", "gpt-5"),
    ],
)
def test_a_name_stands_for_its_dated_editions(model, name):
    assert price_entry(model) == TABLE[name]


@pytest.mark.parametrize("model", ["", "gpt", "gpt-5-pro", "gpt-5.5", "gpt-5-mini-high", "my-gpt-5", "GPT-5", "gpt-5-"])
def test_another_model_is_not_taken_for_a_known_one(model):
    assert price_entry(model) is None
    assert _cost(model, input_tokens=5, output_tokens=5) is None


def test_nothing_told_is_unknown_and_not_free():
    assert _cost("gpt-5") is None


@pytest.mark.parametrize("provider", ["offline", "local"])
def test_what_is_made_here_is_free(provider):
    assert _cost("offline", provider=provider) == 0


def test_the_provider_s_own_word_wins():
    assert _cost("gpt-5", input_tokens=1_000_000, cost="0.0013") == Decimal("0.0013")
    assert _cost("unknown", cost="0") == 0


@pytest.mark.parametrize("cost", ["-1", "NaN", "Infinity", "a lot", "1e30", ""])
def test_a_word_that_is_no_price_is_not_believed(cost):
    assert _cost("gpt-5", input_tokens=1_000_000, cost=cost) == 10


def test_costs_fit_the_column():
    cost = _cost("gpt-5", input_tokens=7)
    assert cost.as_tuple().exponent == -6


@pytest.mark.parametrize("model", ["gpt-5.4-mini", "gpt-image-2.5-flare", "gpt-image-2", "text-embedding-3-small"])
def test_the_models_that_come_with_the_product_have_a_price(settings, model):
    settings.AI_PRICES = LIST_PRICES
    assert _cost(model, input_tokens=1000, output_tokens=1000) > 0
