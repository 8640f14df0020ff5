"""Calling the writer's API."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITER = "/api/v1/writer/"


def listed(client, path: str, **query: Any) -> dict[str, Any]:
    """A page of a list."""
    response = client.get(f"{WRITER}{path}/", query)
    assert response.status_code == 200, response.content
    return response.json()


def ids_of(client, path: str, **query: Any) -> list[int]:
    """The ids of a page, in their order."""
    return [row["id"] for row in listed(client, path, **query)["results"]]


def shown(client, path: str) -> dict[str, Any]:
    """One row."""
    response = client.get(f"{WRITER}{path}/")
    assert response.status_code == 200, response.content
    return response.json()


def send(client, method: str, path: str, body: Any = None):
    """A request that changes something."""
    return getattr(client, method)(f"{WRITER}{path}/", body, format="json")


def queries_of(client, path: str, **query: Any) -> list[str]:
    """The statements of a GET, the second time: the session is in the cache then."""
    client.get(f"{WRITER}{path}/", query)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"{WRITER}{path}/", query).status_code == 200
    return [one["sql"] for one in captured]
