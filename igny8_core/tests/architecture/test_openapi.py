"""The OpenAPI document and its page."""

from __future__ import annotations

import json

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

ANYBODY = {
    "/api/v1/auth/session/",
    "/api/v1/auth/login/",
    "/api/v1/auth/logout/",
    "/api/v1/accounts/invitations/open/",
    "/api/v1/accounts/invitations/accept/",
    "/api/v1/auth/password/forgotten/",
    "/api/v1/auth/password/reset/",
}


@pytest.fixture(scope="module")
def document():
    return SchemaGenerator().get_schema(public=True)


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_the_document_is_valid_and_made_without_a_warning(tmp_path, capsys):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "schema.yaml"))
    assert (tmp_path / "schema.yaml").stat().st_size > 10_000
    assert "arning" not in capsys.readouterr().err


def test_every_operation_says_in_words_what_it_does(document):
    for path, method, operation in operations(document):
        assert operation.get("description"), (method, path)
        assert operation["tags"], (method, path)


def test_every_error_has_the_one_payload(document):
    for path, method, operation in operations(document):
        for status, answer in operation["responses"].items():
            if status.startswith(("4", "5")):
                (content,) = answer["content"].values()
                assert content["schema"] == {"$ref": "#/components/schemas/Error"}, (method, path, status)


def test_every_operation_that_takes_an_id_may_answer_that_it_does_not_exist(document):
    for path, method, operation in operations(document):
        if "/automation/" in path:
            assert "404" in operation["responses"], (method, path)


def test_what_is_not_for_everybody_asks_for_a_session(document):
    for path, method, operation in operations(document):
        assert ({} in operation["security"]) == (path in ANYBODY), (method, path)


def test_the_document_and_its_page_are_served(db):
    assert b"openapi: 3" in Client().get("/api/v1/schema/").content
    page = Client().get("/api/v1/docs/")
    assert page.status_code == 200
    assert b"swagger" in page.content


def test_what_is_served_is_what_the_types_are_made_from_and_warns_of_nothing(db, capsys, document):
    served = yaml.safe_load(Client().get("/api/v1/schema/").content)
    assert "arning" not in capsys.readouterr().err
    assert served == json.loads(json.dumps(document))


def test_the_page_needs_no_network(db):
    assert b"https://" not in Client().get("/api/v1/docs/").content
