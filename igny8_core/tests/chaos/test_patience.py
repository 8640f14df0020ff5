"""People try again when the database is away, and not when they are refused."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, OperationalError

from igny8_core.chaos import patience
from igny8_core.chaos.patience import patiently
from igny8_core.common.exceptions import ConflictError

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    monkeypatch.setattr(patience, "_PAUSE_SECONDS", 0)


def _failing(*errors):
    left = list(errors)

    def act():
        if left:
            raise left.pop(0)
        return "done"

    return act


def test_a_database_that_comes_back_is_waited_for():
    assert patiently(_failing(OperationalError("gone"), OperationalError("starting up"))) == "done"


def test_one_that_stays_away_is_an_error_in_the_end():
    with pytest.raises(OperationalError):
        patiently(_failing(*[OperationalError("gone")] * 100))


@pytest.mark.parametrize("error", [ConflictError("no"), IntegrityError("no")])
def test_everything_else_is_raised_at_once(error):
    with pytest.raises(type(error)):
        patiently(_failing(error))
