"""Calls below /api/v1/planner/ and what tests of its lists ask."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

URL = "/api/v1/planner/"


def rows(client, path: str, **query: Any) -> list[dict[str, Any]]:
    """The first page of a list."""
    response = client.get(f"{URL}{path}/", query)
    assert response.status_code == 200, response.content
    return response.json()["results"]


def ids(client, path: str, **query: Any) -> set[int]:
    """Which rows a list has."""
    return {row["id"] for row in rows(client, path, **query)}


def post(client, path: str, body: Any):
    return client.post(f"{URL}{path}/", body, format="json")


def patch(client, path: str, body: Any):
    return client.patch(f"{URL}{path}/", body, format="json")


def delete(client, path: str):
    return client.delete(f"{URL}{path}/")


def queries(client, path: str, **query: Any) -> list[str]:
    """The statements of a request, once everything that is looked up once is known."""
    rows(client, path, **query)
    with CaptureQueriesContext(connection) as seen:
        rows(client, path, **query)
    return [one["sql"] for one in seen]
