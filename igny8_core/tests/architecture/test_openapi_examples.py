"""Examples of the document: what they show is what the schema beside them says, and the main doors have one."""

from __future__ import annotations

from copy import deepcopy

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator

API = "/api/v1"
MAIN = [
    ("post", "/auth/login/"),
    ("get", "/auth/session/"),
    ("post", "/auth/password/reset/"),
    ("post", "/accounts/invitations/accept/"),
    ("post", "/accounts/api_keys/"),
    ("post", "/sites/"),
    ("post", "/planner/keywords/"),
    ("post", "/planner/keywords/import/"),
    ("post", "/planner/keywords/auto_cluster/"),
    ("post", "/planner/clusters/generate_ideas/"),
    ("post", "/planner/ideas/bulk_queue_to_writer/"),
    ("post", "/writer/tasks/"),
    ("post", "/writer/tasks/generate_content/"),
    ("post", "/writer/content/generate_image_prompts/"),
    ("post", "/writer/images/generate_images/"),
    ("get", "/ai/tasks/{task_id}/"),
    ("post", "/ai/tasks/estimate/"),
    ("post", "/automation/run_now/"),
    ("put", "/automation/config/"),
    ("get", "/automation/events/"),
    ("get", "/billing/wallet/"),
    ("get", "/billing/ledger/"),
    ("get", "/billing/usage/"),
]


@pytest.fixture(scope="module")
def document():
    return SchemaGenerator().get_schema(public=True)


def examples(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            for part in (operation.get("requestBody", {}), *operation["responses"].values()):
                for content in part.get("content", {}).values():
                    for name, example in content.get("examples", {}).items():
                        yield f"{method} {path}: {name}", content["schema"], example["value"]


def test_every_example_is_what_its_schema_says(document):
    components = _with_nulls(document["components"])
    wrong = {
        where: error.message
        for where, schema, value in examples(document)
        for error in Draft202012Validator({**_with_nulls(schema), "components": components}).iter_errors(value)
    }
    assert wrong == {}


@pytest.mark.parametrize(("method", "path"), MAIN)
def test_the_main_doors_have_an_example(document, method, path):
    assert any(where.startswith(f"{method} {API}{path}:") for where, _, _ in examples(document))


def test_an_example_that_does_not_fit_is_found(document):
    broken = deepcopy(document)
    broken["components"]["schemas"]["Session"]["required"].append("colour")
    with pytest.raises(AssertionError, match="colour"):
        test_every_example_is_what_its_schema_says(broken)


def _with_nulls(node):
    """OpenAPI 3.0 says `nullable`, which JSON schema does not know."""
    if isinstance(node, list):
        return [_with_nulls(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: _with_nulls(value) for key, value in node.items()}
    return {"anyOf": [made, {"type": "null"}]} if node.get("nullable") is True else made
