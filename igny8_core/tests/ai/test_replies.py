"""Reply shapes: strict where we write one, forgiving where an answer is read."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from igny8_core.ai.providers.base import ImageReply, TextReply, Usage
from igny8_core.ai.replies import (
    AdditionsReply,
    ArticleReply,
    ClusterReply,
    ClustersReply,
    IdeasReply,
    ImagePromptReply,
    ImagePromptsReply,
)
from igny8_core.ai.text_requests import read_json
from igny8_core.common.exceptions import ProviderError

IDEA = {
    "cluster_id": 1, "title": "Moka", "angle": "", "search_intent": "commercial", "content_type": "list",
    "target_keywords": ["moka"], "outline": ["One"], "word_count": 900,
}  # fmt: skip
PROMPT = {"heading": "One", "prompt": "A pot", "alt_text": "A pot"}
FEATURED = {"heading": "", "prompt": "A kitchen", "alt_text": "A kitchen"}


def read(value, schema, **fields):
    text = value if isinstance(value, str) else json.dumps(value)
    return read_json(TextReply(text=text, usage=Usage(model="m"), **fields), schema)


def refused(value, schema, **fields):
    with pytest.raises(ProviderError) as error:
        read(value, schema, **fields)
    assert error.value.phase == "PARSE"
    return error.value


@pytest.mark.parametrize(
    "value",
    [
        {"ideas": [IDEA]},
        [IDEA],
        IDEA,
        {"result": {"ideas": [IDEA]}},
        {"response": {"data": {"items": [IDEA]}}},
        {"articles": [IDEA]},
        {"ideas": {"1": IDEA}},
        {"ideas": IDEA},
        {"Ideas": [IDEA], "note": "done"},
        {"ideas": [IDEA | {"colour": "red"}]},
        {"ideas": ["nonsense", IDEA, 5, {"x": 1}, None]},
        {"ideas": [{f"{k[0].upper()}{k[1:]}": v for k, v in IDEA.items()}]},
        {"ideas": [{"clusterId": "1", "ideaTitle": "Moka", "searchIntent": "commercial", "contentType": "list",
                    "keywords": ["moka"], "headings": ["One"], "words": "900"}]},
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_the_same_idea_in_other_clothes(value):
    (one,) = read(value, IdeasReply).ideas
    assert one.model_dump() == IDEA


def test_one_object_a_line_is_a_list():
    text = "\n".join(json.dumps(IDEA | {"title": f"Moka {n}"}) for n in range(3))
    assert len(read(text, IdeasReply).ideas) == 3


def test_what_is_missing_is_empty():
    (one,) = read({"ideas": [{"title": "Moka"}]}, IdeasReply).ideas
    assert (one.cluster_id, one.angle, one.target_keywords, one.outline) == (0, "", [], [])
    assert (one.search_intent, one.content_type, one.word_count) == ("informational", "guide", 1000)


def test_the_fields_own_name_wins_over_another_name_for_it():
    article = {"content": "<p>Other</p>", "html": "<p>Own</p>", "body": "<p>Third</p>"}
    assert read(article, ArticleReply).html == "<p>Own</p>"


def test_an_article_of_sections_is_put_together():
    article = {"title": "Moka", "sections": [{"heading": "One", "content": "<p>Text</p>"}]}
    assert read(article, ArticleReply).html == "<h2>One</h2>\n<p>Text</p>"


def test_a_cluster_takes_ids_in_any_form():
    value = {"clusters": [{"cluster_id": "7", "name": "<b>Moka</b>", "keyword_ids": ["1", 2.0, {"id": 3}, "x"]}]}
    (one,) = read(value, ClustersReply).clusters
    assert (one.cluster_id, one.name, one.keyword_ids) == (7, "Moka", [1, 2, 3])


@pytest.mark.parametrize(
    "value",
    [
        {"featured": FEATURED, "in_article": [PROMPT]},
        {"featured_image": FEATURED, "images": [PROMPT]},
        {"featured": [FEATURED], "in_article": [PROMPT]},
        [FEATURED, PROMPT],
        {"prompts": [PROMPT, FEATURED]},
    ],
    ids=["as asked", "other names", "a list of one", "a bare list", "one list of all"],
)
def test_the_featured_prompt_is_found(value):
    found = read(value, ImagePromptsReply)
    assert found.featured.prompt == "A kitchen"
    assert [one.prompt for one in found.in_article if one.heading] == ["A pot"]


def test_a_prompt_that_is_only_a_text_is_one():
    assert read({"featured": "A kitchen", "in_article": None}, ImagePromptsReply).featured.prompt == "A kitchen"


def test_no_featured_prompt_is_an_empty_one():
    assert read({"in_article": [PROMPT]}, ImagePromptsReply).featured.prompt == ""


def test_additions_may_be_a_bare_list():
    assert read([{"heading": "One", "content": "More"}], AdditionsReply).additions[0].html == "More"


@pytest.mark.parametrize(
    ("text", "reason", "sentence"),
    [
        ("", "empty", "nothing"),
        (" \n\ufeff\x00", "empty", "nothing"),
        ("I'm sorry, I can't do that.", "no_data", "words instead of data: “I'm sorry, I can't do that.”"),
        ('{"ideas": [{"title": "Mo', "cut_off", "cut off"),
        ('{"ideas": "none"}', "wrong_form", "form"),
        ('{"ideas": null}', "wrong_form", "form"),
        ('{"error": "I cannot help with that."}', "wrong_form", "form"),
        ('{"result": {"a": {}, "b": {}}}', "wrong_form", "form"),
        ("{}", "wrong_form", "form"),
        ("[" * 10_000 + "]" * 10_000, "unreadable", "cannot be read"),
    ],
    ids=lambda text: text[:20],
)
def test_what_cannot_be_used_is_refused_with_its_reason(text, reason, sentence):
    error = refused(text, IdeasReply)
    assert error.details["reason"] == reason
    assert sentence in error.message
    assert len(error.message) < 300


def test_an_answer_that_stopped_for_its_length_is_refused_even_if_it_looks_whole():
    assert refused({"ideas": [IDEA]}, IdeasReply, finish_reason="length").details["reason"] == "cut_off"


def test_a_picture_is_no_text():
    with pytest.raises(ProviderError, match="nothing"):
        read_json(ImageReply(content=b"x", media_type="image/png", usage=Usage(model="m")), IdeasReply)


@pytest.mark.parametrize("change", [{"colour": "red"}, {"heading": None}, {"prompt": 5}, {"prompt": ["a"]}])
def test_where_we_write_a_reply_nothing_is_bent(change):
    ImagePromptReply(**PROMPT)
    with pytest.raises(ValidationError):
        ImagePromptReply(**PROMPT | change)


def test_where_we_write_a_reply_text_stays_as_it_is():
    written = ClusterReply(cluster_id=None, name="  <b>x</b> \x00", description="", keyword_ids=[1])
    assert written.name == "  <b>x</b> "
