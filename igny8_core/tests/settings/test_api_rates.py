"""API_RATES and TRUSTED_PROXIES."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from igny8_core.settings.api_rates import USUAL, api_rates
from igny8_core.settings.environment import read_environment


def test_what_is_not_said_stays_as_usual():
    assert api_rates("") == USUAL
    assert api_rates(" person = 5, key=6 ,") == {**USUAL, "person": 5, "key": 6}


@pytest.mark.parametrize("text", ["people=5", "person", "person=", "person=0", "person=-1", "person=many", "=5"])
def test_anything_else_is_one_clear_line(text):
    with pytest.raises(ValueError, match="API_RATES"):
        api_rates(text)


def test_a_dashboard_in_ten_tabs_is_far_below_the_limit():
    # Three requests every three seconds in each.
    assert USUAL["person"] > 10 * 3 * 20


def test_they_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("API_RATES", "person=7")
    monkeypatch.setenv("TRUSTED_PROXIES", "2")
    environment = read_environment(debug=False)
    assert (environment.api_rates["person"], environment.trusted_proxies) == (7, 2)


@pytest.mark.parametrize(("name", "value"), [("TRUSTED_PROXIES", "-1"), ("TRUSTED_PROXIES", "yes"), ("API_RATES", "x")])
def test_a_wrong_value_names_itself(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        read_environment(debug=False)
