"""The JSON schema a reply is asked for in, in the strict subset that structured output demands."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from openai.types.shared_params import ResponseFormatJSONSchema

#: Keywords that strict mode refuses or that say nothing to a model.
_DROPPED = ("default", "title")


def response_format(schema: type[BaseModel]) -> ResponseFormatJSONSchema:
    """The `response_format` of a chat completion for a pydantic model."""
    return {
        "type": "json_schema",
        "json_schema": {"name": schema.__name__, "strict": True, "schema": strict_schema(schema)},
    }


def strict_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The model's JSON schema: every object closed, every property required, no defaults."""
    made: dict[str, Any] = copy.deepcopy(schema.model_json_schema())
    _make_strict(made)
    return made


def _make_strict(node: dict[str, Any]) -> None:
    for keyword in _DROPPED:
        node.pop(keyword, None)
    properties = node.get("properties")
    if isinstance(properties, dict):
        node["additionalProperties"] = False
        node["required"] = list(properties)
    for child in _children(node):
        _make_strict(child)


def _children(node: dict[str, Any]) -> list[dict[str, Any]]:
    # Names of properties are not keywords: a field called `title` or `default` must stay.
    found = [node["items"]] if isinstance(node.get("items"), dict) else []
    for keyword in ("properties", "$defs"):
        found += node.get(keyword, {}).values()
    for keyword in ("anyOf", "allOf", "prefixItems"):
        found += node.get(keyword, [])
    return found
