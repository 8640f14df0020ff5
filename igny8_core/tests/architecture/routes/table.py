"""All cases, and what the document has beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from igny8_core.tests.architecture.routes import accounts, ai_tasks, automation, notifications, planner, settings
from igny8_core.tests.architecture.routes.case import API

METHODS = {"get", "post", "put", "patch", "delete"}
CASES = (
    *accounts.CASES,
    *ai_tasks.CASES,
    *automation.CASES,
    *notifications.CASES,
    *planner.CASES,
    *settings.CASES,
)
#: These take no id: they speak of whoever asks.
NO_ID = accounts.NO_ID | notifications.NO_ID


def ids_of_document(schema: dict[str, Any]) -> dict[str, set[str]]:
    """Every operation (`PUT automation/config/`) with the places of its ids (`query site_id`)."""
    return {
        f"{method.upper()} {path.removeprefix(API)}": set(_places(operation, schema))
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def without_a_case(documented: dict[str, set[str]]) -> set[str]:
    """Operations, or single ids of them, that nobody has thought of here."""
    known = {f"{case.operation}: {case.place}" for case in CASES}
    wanted = {f"{operation}: {place}" for operation, places in documented.items() for place in places}
    silent = {operation for operation, places in documented.items() if not places} - NO_ID
    return (wanted - known) | silent


def _places(operation: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    for parameter in operation.get("parameters", []):
        if _is_id(parameter["name"]):
            yield f"{parameter['in']} {parameter['name']}"
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = content["schema"]["$ref"].rsplit("/", 1)[-1]
        for field_name in schema["components"]["schemas"][name]["properties"]:
            if _is_id(field_name):
                yield f"body {field_name}"


def _is_id(name: str) -> bool:
    return name in ("id", "ids") or name.endswith(("_id", "_ids"))
