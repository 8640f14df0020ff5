"""All cases, and what the document has beyond them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from igny8_core.tests.architecture.routes import (
    accounts,
    ai_tasks,
    automation,
    billing,
    notifications,
    planner,
    settings,
    writer,
)
from igny8_core.tests.architecture.routes.case import API

METHODS = {"get", "post", "put", "patch", "delete"}
CASES = (
    *accounts.CASES,
    *ai_tasks.CASES,
    *automation.CASES,
    *billing.CASES,
    *notifications.CASES,
    *planner.CASES,
    *settings.CASES,
    *writer.CASES,
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
        yield from (f"body {place}" for place in _fields(content["schema"], schema) if _is_id(place.split(".")[-1]))


def _fields(shape: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    """The names in a body, those of a nested one behind a dot."""
    for field_name, field_shape in _component(shape, schema)["properties"].items():
        yield field_name
        if "$ref" in field_shape and "properties" in _component(field_shape, schema):
            yield from (f"{field_name}.{inner}" for inner in _fields(field_shape, schema))


def _component(shape: dict[str, Any], schema: dict[str, Any]) -> Any:
    return schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]


def _is_id(name: str) -> bool:
    return name in ("id", "ids") or name.endswith(("_id", "_ids"))
