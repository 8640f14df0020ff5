"""Deploys while runs are under way: SIGTERM ends a worker in good order, in the middle of whatever it does."""

from __future__ import annotations

import pytest

from igny8_core.chaos.deploying import Deploys
from igny8_core.tests.servers import redis_url

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
DEPLOYS, EVERY = 2, 1.0


def test_deploys_lose_nothing_and_pay_for_nothing_twice(tmp_path):
    with redis_url() as broker:
        figures = Deploys(broker=broker, folder=tmp_path).hold(every=EVERY, least=DEPLOYS)
    assert figures.violations == []
    assert (figures.wasted_calls, figures.unclean_stops) == (0, 0)
    assert figures.batches_claimed_again == 0, "each batch was finished by the worker that began it"
    assert figures.deploys == DEPLOYS + 1
    assert figures.runs >= 1, "there was something to do"
