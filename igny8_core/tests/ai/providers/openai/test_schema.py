from typing import Any, Literal

import pytest
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel, Field

from igny8_core.ai.providers.openai_schema import response_format, strict_schema
from igny8_core.ai.replies import ArticleReply, ClustersReply, IdeasReply, ImagePromptsReply

REPLIES = [ClustersReply, IdeasReply, ArticleReply, ImagePromptsReply]
REFUSED_BY_STRICT_MODE = {"default", "minLength", "maxLength", "format", "patternProperties"}


def objects(node: Any) -> list[dict]:
    if isinstance(node, list):
        return [found for item in node for found in objects(item)]
    if not isinstance(node, dict):
        return []
    own = [node] if node.get("type") == "object" else []
    return own + [found for value in node.values() for found in objects(value)]


@pytest.mark.parametrize("reply", REPLIES)
def test_every_object_is_closed_and_every_property_required(reply):
    found = objects(strict_schema(reply))
    assert found
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


@pytest.mark.parametrize("reply", REPLIES)
def test_it_is_what_the_official_client_would_make_but_for_the_titles(reply):
    def untitled(node: Any, inside_properties: bool = False) -> Any:
        if isinstance(node, list):
            return [untitled(item) for item in node]
        if not isinstance(node, dict):
            return node
        return {
            k: untitled(v, k in ("properties", "$defs")) for k, v in node.items() if inside_properties or k != "title"
        }

    assert strict_schema(reply) == untitled(to_strict_json_schema(reply))


def test_a_field_named_like_a_keyword_stays():
    assert {"title"} <= set(strict_schema(ArticleReply)["properties"])


def test_optional_and_default_fields_become_required():
    class Inner(BaseModel):
        kind: Literal["a", "b"] = "a"

    class Outer(BaseModel):
        number: int | None = None
        default: list[Inner] = Field(default_factory=list)

    made = strict_schema(Outer)
    assert made["required"] == ["number", "default"]
    assert made["$defs"]["Inner"]["required"] == ["kind"]
    assert "default" not in made["$defs"]["Inner"]["properties"]["kind"]


def test_the_schema_of_the_model_itself_is_left_alone():
    before = ClustersReply.model_json_schema()
    strict_schema(ClustersReply)
    assert ClustersReply.model_json_schema() == before


def test_the_format_names_the_reply_and_is_strict():
    made = response_format(IdeasReply)
    assert (made["type"], made["json_schema"]["name"], made["json_schema"]["strict"]) == (
        "json_schema",
        "IdeasReply",
        True,
    )


@pytest.mark.parametrize("reply", REPLIES)
def test_no_reply_uses_what_strict_mode_refuses(reply):
    assert not any(f'"{word}":' in str(strict_schema(reply)).replace("'", '"') for word in REFUSED_BY_STRICT_MODE)
