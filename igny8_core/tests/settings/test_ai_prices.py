"""The operator's own prices: a file over the list, or one sentence that says what is wrong with it."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from igny8_core.settings.ai_prices import LIST_PRICES, ai_prices
from igny8_core.settings.environment import read_environment


@pytest.fixture
def file(tmp_path):
    return tmp_path / "prices.json"


def test_without_a_file_the_list_prices_are_in_force():
    assert ai_prices("") == LIST_PRICES


def test_a_file_adds_models_and_replaces_lines(file):
    file.write_text(json.dumps({"llama3": {"input": 0, "output": "0"}, "gpt-5.4": {"input": 1.10, "output": 5}}))
    prices = ai_prices(str(file))
    assert prices["llama3"] == {"input": "0", "output": "0"}
    assert prices["gpt-5.4"] == {"input": "1.1", "output": "5"}
    assert prices["gpt-5.4-mini"] == LIST_PRICES["gpt-5.4-mini"]


def test_numbers_are_taken_to_the_digit(file):
    file.write_text('{"m": {"input": 0.1000000000000000055}}')
    assert ai_prices(str(file))["m"]["input"] == "0.1000000000000000055"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "is not JSON"),
        ("[]", "must be an object of prices by model"),
        ('{"m": 3}', "“m” needs a price for input (per million tokens) or per image"),
        ('{"m": {"output": 3}}', "“m” needs a price for input"),
        ('{"m": {"input": 1, "ouput": 2}}', "“m” has ouput; known are input, cached_input, output, image"),
        ('{"m": {"input": -1}}', "input of “m” is “-1”, but must be a number of US dollars"),
        ('{"m": {"input": "cheap"}}', "input of “m” is “cheap”"),
        ('{"m": {"input": null}}', "input of “m” is “None”"),
        ('{"m": {"input": NaN}}', "input of “m” is “nan”"),
        ('{"m": {"image": true}}', "image of “m” is “True”"),
    ],
)
def test_a_wrong_file_is_one_clear_sentence_at_the_start(file, monkeypatch, text, said):
    file.write_text(text)
    monkeypatch.setenv("AI_PRICES_FILE", str(file))
    with pytest.raises(ImproperlyConfigured) as refused:
        read_environment(debug=False)
    assert str(refused.value).startswith("Check the environment: AI_PRICES_FILE")
    assert said in str(refused.value)


def test_a_file_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("AI_PRICES_FILE", str(tmp_path / "none.json"))
    with pytest.raises(ImproperlyConfigured, match=r"none\.json” cannot be read: No such file"):
        read_environment(debug=False)


def test_a_file_that_is_no_text(file, monkeypatch):
    file.write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("AI_PRICES_FILE", str(file))
    with pytest.raises(ImproperlyConfigured, match="is not JSON"):
        read_environment(debug=False)
