"""What the OpenAPI document says of every operation alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_ERROR = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
_METHODS = {"get", "post", "put", "patch", "delete"}
_WORDS = {
    "400": "Something that was sent is wrong; `details.fields` says what.",
    "401": "Nobody is logged in.",
    "403": "Your role does not allow it, or the CSRF token is missing.",
    "404": "It does not exist, or not for you.",
    "406": "Answers are JSON.",
    "413": "More than is taken at once.",
    "414": "The address is longer than anybody means to send.",
    "415": "The body is of a kind that is not read here.",
    "429": "Too many requests; `details.retry_after` says how many seconds to wait.",
}


def with_common_errors(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """drf-spectacular's hook: errors that come from the doors all operations share are in the document of each."""
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            if method in _METHODS:
                for status in _statuses(path, method, operation):
                    operation["responses"].setdefault(status, {"content": _ERROR, "description": _WORDS[status]})
                operation["responses"] = dict(sorted(operation["responses"].items()))
    return result


def _statuses(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    # An address may hold what nothing can store, whatever its parameters are.
    yield from ("400", "406", "414", "429")
    if {} not in operation.get("security", [{}]):
        yield "401"
    if method != "get":
        yield "403"
    if "{" in path or any(one["name"] in ("page", "cursor") for one in operation.get("parameters", [])):
        yield "404"
    if "requestBody" in operation:
        yield from ("413", "415")
