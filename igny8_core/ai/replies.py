"""The shapes AI replies are asked for in: the JSON schema sent to the model is made from these, and so is the check.

The schema is strict, the check forgives: other names for a field, fields nobody asked for, numbers as text, markup in a
title. One bad entry of a list costs that entry, not the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, model_validator

from igny8_core.ai.reply_base import Reply, read_by
from igny8_core.ai.reply_values import Id, Ids, Markup, OptionalId, Text, Texts, good_entries, number_or, one_of

Intent = Literal["informational", "commercial", "transactional", "navigational"]
#: Empty: the answer does not say.
MainIntent = Literal["informational", "commercial", "transactional", "navigational", ""]
ContentType = Literal["guide", "how_to", "list", "comparison", "question"]
#: For an idea that does not say how long it wants to be.
DEFAULT_WORDS = 1000

_INTENTS = ("informational", "commercial", "transactional", "navigational")
_NEAR_INTENTS = {"info": "informational", "commercial_investigation": "commercial", "purchase": "transactional"}
_read_intent = one_of(*_INTENTS, otherwise="informational", also=_NEAR_INTENTS)
_read_main_intent = one_of(*_INTENTS, otherwise="", also=_NEAR_INTENTS)
_read_type = one_of(
    "guide", "how_to", "list", "comparison", "question", otherwise="guide",
    also={"howto": "how_to", "tutorial": "how_to", "listicle": "list", "versus": "comparison", "faq": "question"},
)  # fmt: skip
AnyIntent = Annotated[Intent, read_by(_read_intent)]
AnyType = Annotated[ContentType, read_by(_read_type)]


def _not_said() -> MainIntent:
    return ""


class ClusterReply(Reply):
    """One topic: an existing cluster by id, or a new one by name."""

    aliases = {
        "cluster_name": "name", "cluster": "name", "topic": "name", "keywords": "keyword_ids",
        "intent": "search_intent",
    }  # fmt: skip
    cluster_id: OptionalId = Field(description="id of an existing cluster, or null for a new one")
    name: Text
    description: Text
    search_intent: Annotated[MainIntent, read_by(_read_main_intent)] = Field(default_factory=_not_said)
    keyword_ids: Ids


class ClustersReply(Reply):
    entries = ("clusters", ClusterReply)
    clusters: Annotated[list[ClusterReply], good_entries(ClusterReply)]


class IdeaReply(Reply):
    aliases = {
        "idea_title": "title", "headline": "title", "description": "angle", "intent": "search_intent",
        "type": "content_type", "keywords": "target_keywords", "headings": "outline", "words": "word_count",
    }  # fmt: skip
    cluster_id: Id
    title: Text
    angle: Text
    search_intent: AnyIntent
    content_type: AnyType
    target_keywords: Texts
    outline: Texts = Field(description="the h2 headings, in order")
    word_count: Annotated[int, number_or(DEFAULT_WORDS)]


class IdeasReply(Reply):
    entries = ("ideas", IdeaReply)
    ideas: Annotated[list[IdeaReply], good_entries(IdeaReply)]


class ArticleReply(Reply):
    aliases = {
        "headline": "title", "seo_title": "meta_title", "seo_description": "meta_description", "summary": "excerpt",
        "content": "html", "body": "html", "article": "html", "markdown": "html", "sections": "html",
    }  # fmt: skip
    title: Text
    meta_title: Text
    meta_description: Text
    slug: Text
    excerpt: Text
    html: Markup = Field(description="the article body: p, h2, h3, ul, ol, li, table, strong, em, a, blockquote")


class AdditionReply(Reply):
    """What to add to an article: under one of its headings, or a new section."""

    aliases = {"content": "html", "body": "html", "markdown": "html", "title": "heading"}
    heading: Text = Field(description="an h2 of the article, letter by letter, or a new one")
    html: Markup = Field(description="only what is new: p, h3, ul, ol, li, table, strong, em, blockquote")


class AdditionsReply(Reply):
    entries = ("additions", AdditionReply)
    aliases = {"sections": "additions"}
    additions: Annotated[list[AdditionReply], good_entries(AdditionReply)]


class ImagePromptReply(Reply):
    aliases = {"image_prompt": "prompt", "description": "prompt", "alt": "alt_text", "h2": "heading"}
    heading: Text = Field(description="the h2 it belongs to, empty for the featured image")
    prompt: Text
    alt_text: Text


def _prompt(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, Mapping) else {"prompt": value}


class ImagePromptsReply(Reply):
    entries = ("in_article", ImagePromptReply)
    aliases = {"featured_image": "featured", "in_article_images": "in_article", "images": "in_article",
               "prompts": "in_article"}  # fmt: skip
    featured: Annotated[ImagePromptReply, read_by(_prompt)]
    in_article: Annotated[list[ImagePromptReply], good_entries(ImagePromptReply)]

    @model_validator(mode="before")
    @classmethod
    def _featured_out_of_the_list(cls, value: Any, info: ValidationInfo) -> Any:
        """One list of all prompts: the featured one is that without a heading."""
        if not (info.context and isinstance(value, Mapping)):
            return value
        named = cls.named(value)
        if "featured" not in named and isinstance(named.get("in_article"), list):
            prompts = [one for one in named["in_article"] if isinstance(one, Mapping)]
            named["featured"] = next((one for one in prompts if not ImagePromptReply.named(one).get("heading")), None)
        named["in_article"] = named.get("in_article") or []
        return named
