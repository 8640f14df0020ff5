"""Every address that a user can enter is checked where it is entered: each such field × each form that leads inside."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.core.cache import cache
from drf_spectacular.generators import SchemaGenerator

from igny8_core.tests.architecture.routes.case import API
from igny8_core.tests.architecture.routes.table import METHODS
from igny8_core.tests.common.outbound_forms import NO_ADDRESS, PRIVATE, WITH_PASSWORD, resolver
from igny8_core.tests.modules.api import assert_error, nothing_written

_LIKE_A_URL = re.compile(r"(^|_)(url|uri|endpoint|callback|webhook|host|address|server)(_|$)")
#: operation, field → the request around it.
CASES: dict[tuple[str, str], Any] = {
    ("PATCH settings/providers/", "openai_base_url"): lambda url: {"openai_base_url": url},
    ("POST settings/providers/test/", "openai_base_url"): lambda url: {"kind": "text", "openai_base_url": url},
    ("PUT notifications/sites/{site_id}/webhook/", "url"): lambda url: {"url": url, "enabled": True},
}
#: Spaces around an address are dropped where it is entered.
FORMS = [*PRIVATE, *(one for one in NO_ADDRESS if one and one == one.strip()), *WITH_PASSWORD]


def url_fields(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(operation, field) of whatever callers may send that looks like an address, by its name or its format."""
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            if method in METHODS:
                for name, schema in _sent(operation, document):
                    if _LIKE_A_URL.search(name) or schema.get("format") in ("uri", "url", "hostname"):
                        yield f"{method.upper()} {path.removeprefix(API)}", name


def _sent(operation: dict[str, Any], document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for parameter in operation.get("parameters", []):
        yield parameter["name"], parameter.get("schema", {})
    for content in operation.get("requestBody", {}).get("content", {}).values():
        yield from _fields(content.get("schema", {}), document)


def _fields(schema: dict[str, Any], document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    for part in (*schema.get("allOf", ()), *schema.get("oneOf", ()), schema.get("items", {})):
        yield from _fields(part, document) if part else ()
    for name, inner in schema.get("properties", {}).items():
        if not inner.get("readOnly"):
            yield name, inner
            yield from _fields(inner, document)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = SchemaGenerator().get_schema(public=True)
    return found


@pytest.fixture
def opened(monkeypatch) -> list[Any]:
    """Every address that a socket was opened to."""
    found: list[Any] = []
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: found.append(address))
    return found


def test_every_field_that_takes_an_address_has_a_case(document):
    assert set(url_fields(document)) == set(CASES)


def test_a_new_field_would_be_found(document):
    """The negative control."""
    grown = deepcopy(document)
    inner = {"type": "object", "properties": {"callback_url": {"type": "string"}, "picture": {"format": "uri"}}}
    body = {"content": {"application/json": {"schema": {"properties": {"more": inner}}}}}
    grown["paths"][f"{API}new/"] = {"post": {"requestBody": body}}
    assert {name for operation, name in url_fields(grown) if operation == "POST new/"} == {"callback_url", "picture"}


def test_there_are_enough_forms():
    assert len(set(FORMS)) >= 80


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_no_form_that_leads_inside_is_taken(case, owner, site, opened):
    method, path = case[0].split()
    url = API + path.format(site_id=site.pk) + f"?account_id={site.account_id}"
    with nothing_written():
        for form in FORMS:
            cache.clear()  # connections are tested ten times a minute at most
            response = owner.generic(method, url, _json(CASES[case](form)), content_type="application/json")
            assert_error(response, 400, "ValidationError")
    assert opened == []


@pytest.mark.parametrize("case", [case for case in CASES if "test/" not in case[0]], ids=" ".join)
def test_a_public_one_is(case, owner, site, opened):
    method, path = case[0].split()
    url = API + path.format(site_id=site.pk) + f"?account_id={site.account_id}"
    body = _json(CASES[case]("https://public.example/v1"))
    assert owner.generic(method, url, body, content_type="application/json").status_code in (200, 201)


def _json(body: Any) -> str:
    return json.dumps(body)
