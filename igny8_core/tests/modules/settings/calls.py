"""Calling the settings API."""

from __future__ import annotations

from typing import Any

SETTINGS = "/api/v1/settings"


def call(client, method: str, path: str, body: Any = None, **query: Any):
    """A request below /api/v1/settings/."""
    text = "&".join(f"{name}={value}" for name, value in query.items())
    url = f"{SETTINGS}/{path}/?{text}"
    return client.get(url) if method == "get" else getattr(client, method)(url, body, format="json")
