"""What logging in and its surroundings look like, for the document."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample

SESSION = OpenApiExample(
    "Logged in",
    response_only=True,
    status_codes=["200"],
    value={
        "authenticated": True,
        "user": {"id": 5, "email": "ada@example.com", "name": "Ada Lovelace", "is_staff": False},
        "accounts": [{"id": 2, "name": "Example", "role": "editor"}],
    },
)
LOGIN = OpenApiExample(
    "Address and password", request_only=True, value={"email": "ada@example.com", "password": "three-moka-pots"}
)
PASSWORD_CHANGE = OpenApiExample(
    "The old and the new one",
    request_only=True,
    value={"current_password": "three-moka-pots", "new_password": "four-moka-pots"},
)
FORGOTTEN = OpenApiExample("The address", request_only=True, value={"email": "ada@example.com"})
NEW_PASSWORD = OpenApiExample(
    "From the mailed link",
    request_only=True,
    value={"token": "5-d2k1ph-7f3c9a51b2e84d60", "password": "four-moka-pots"},
)
OPEN = OpenApiExample(
    "From the mailed link", request_only=True, value={"token": "WzEsMiwi…:1vTq5x:Zk3vJ0mH8c2yq7fN1rWbXg"}
)
OPENED = OpenApiExample(
    "Somebody new",
    response_only=True,
    status_codes=["200"],
    value={
        "account_name": "Example",
        "email": "grace@example.com",
        "role": "editor",
        "expires_at": "2025-12-18T10:30:00Z",
        "needs_login": False,
    },
)
ACCEPTED = OpenApiExample(
    "Somebody new",
    request_only=True,
    value={
        "token": "WzEsMiwi…:1vTq5x:Zk3vJ0mH8c2yq7fN1rWbXg",
        "name": "Grace Hopper",
        "password": "four-moka-pots",
    },
)
