"""GET healthz."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection


@pytest.fixture
def database_down(db):
    """Every statement fails as it does when the server is gone."""

    def refuse(execute, sql, params, many, context):
        raise OperationalError("could not connect to server at db.internal:5432")

    with connection.execute_wrapper(refuse):
        yield


def test_a_process_that_reaches_its_database_is_well(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_one_that_does_not_says_so_and_not_where_the_database_is(client, database_down):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "database": "OperationalError"})


def test_it_costs_one_query_and_asks_for_no_login(client, django_assert_num_queries, db):
    with django_assert_num_queries(1):
        client.get("/healthz")
