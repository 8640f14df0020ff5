"""What tests of the API share: sending JSON, reading the one error payload, and proving that nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.utils.dateparse import parse_datetime

AUTOMATION = "/api/v1/automation"
ERROR_KEYS = {
    "status",
    "error_type",
    "error_message",
    "phase",
    "timestamp",
    "details",
    "retryable",
    "action",
}


def post(client, path: str, body: Any = None):
    """POST below /api/v1/automation/."""
    return client.post(f"{AUTOMATION}/{path}/", body, format="json")


def put(client, path: str, body: Any):
    """PUT below /api/v1/automation/."""
    return client.put(f"{AUTOMATION}/{path}/", body, format="json")


def get(client, path: str, **query: Any):
    """GET below /api/v1/automation/."""
    return client.get(f"{AUTOMATION}/{path}/", query)


def assert_error(response, status: int, error_type: str) -> dict[str, Any]:
    """The one error payload with this status and type; returns it."""
    assert response.status_code == status, response.content
    payload = response.json()
    assert set(payload) == ERROR_KEYS
    assert payload["status"] == "error"
    assert payload["error_type"] == error_type
    assert payload["error_message"]
    assert isinstance(payload["details"], dict)
    assert parse_datetime(payload["timestamp"]).tzinfo
    return payload


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the product's tables."""
    product = [config for config in apps.get_app_configs() if config.name.startswith("igny8_core")]
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for config in product
        for model in config.get_models()
    }


@contextmanager
def nothing_written() -> Iterator[None]:
    """The block leaves every row of the product as it was."""
    before = all_rows()
    yield
    after = all_rows()
    changed = [label for label, rows in before.items() if after[label] != rows]
    assert not changed, f"written to: {', '.join(changed)}"
