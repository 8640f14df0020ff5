"""Calling the notifications API."""

from __future__ import annotations

from typing import Any

NOTIFICATIONS = "/api/v1/notifications/"


def call(client, method: str, path: str = "", body: Any = None):
    """A request below /api/v1/notifications/."""
    url = NOTIFICATIONS + path
    return client.get(url) if method == "get" else getattr(client, method)(url, body, format="json")
