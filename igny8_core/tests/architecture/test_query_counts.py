"""Every list of the API costs the same number of queries however many rows it shows."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from drf_spectacular.generators import SchemaGenerator

from igny8_core.tests.architecture.list_routes import LISTS
from igny8_core.tests.architecture.query_counts import FEW, MANY, cost_of
from igny8_core.tests.architecture.routes.case import API

pytestmark = pytest.mark.django_db
#: More than any list has needed so far: session and user, accounts, count, rows, and what belongs to the rows.
MOST_QUERIES = 12


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = SchemaGenerator().get_schema(public=True)
    return found


def lists_of(document: dict[str, Any]) -> Iterator[str]:
    """Every GET that answers with pages or with an array."""
    for path, operations in document["paths"].items():
        content = operations.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        schema = content.get("application/json", {}).get("schema", {})
        if schema.get("type") == "array" or _is_page(schema, document):
            yield path.removeprefix(API)


def _is_page(schema: dict[str, Any], document: dict[str, Any]) -> bool:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    return "results" in document["components"]["schemas"].get(name, {}).get("properties", {})


@pytest.mark.parametrize("route", LISTS, ids=lambda route: route.path)
def test_more_rows_cost_no_more_queries(route):
    cost = cost_of(route)
    assert cost.rows[0] >= FEW, "the few rows are not shown"
    assert cost.rows[1] >= MANY, "the many rows are not shown"
    assert cost.many == cost.few, cost
    assert cost.many <= MOST_QUERIES, cost


def test_every_list_of_the_document_is_counted(document):
    assert set(lists_of(document)) == {route.path for route in LISTS}


def test_a_new_list_would_be_found(document):
    """The negative control."""
    grown = deepcopy(document)
    answer = {"200": {"content": {"application/json": {"schema": {"type": "array"}}}}}
    grown["paths"][f"{API}new/"] = {"get": {"responses": answer}}
    assert set(lists_of(grown)) - set(lists_of(document)) == {"new/"}
