"""Calling the API of AI tasks."""

from __future__ import annotations

from typing import Any

TASKS = "/api/v1/ai/tasks/"


def look(client, task, tag: str = ""):
    """GET one task."""
    return client.get(f"{TASKS}{task.pk}/", headers={"If-None-Match": tag} if tag else {})


def shown(client, task) -> dict[str, Any]:
    response = look(client, task)
    assert response.status_code == 200, response.content
    return response.json()


def listed(client, **query: Any) -> dict[str, Any]:
    """GET a list."""
    response = client.get(TASKS, query)
    assert response.status_code == 200, response.content
    return response.json()


def ids_of(page: dict[str, Any]) -> list[str]:
    return [row["task_id"] for row in page["results"]]
