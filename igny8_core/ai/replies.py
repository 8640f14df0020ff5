"""The shapes AI replies are asked for in: the JSON schema sent to the model is made from these, and so is the check."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from igny8_core.common.text import storable

Intent = Literal["informational", "commercial", "transactional", "navigational"]
ContentType = Literal["guide", "how_to", "list", "comparison", "question"]


class Reply(BaseModel):
    """Base: unknown fields are refused, which is what strict JSON-schema output wants."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*")
    @classmethod
    def _without_zero_bytes(cls, value: Any) -> Any:
        """A JSON string may hold `\\u0000`, which PostgreSQL stores nowhere."""
        if isinstance(value, str):
            return storable(value)
        if isinstance(value, list):
            return [cls._without_zero_bytes(one) for one in value]
        return value


class ClusterReply(Reply):
    """One topic: an existing cluster by id, or a new one by name."""

    cluster_id: int | None = Field(description="id of an existing cluster, or null for a new one")
    name: str
    description: str
    keyword_ids: list[int]


class ClustersReply(Reply):
    clusters: list[ClusterReply]


class IdeaReply(Reply):
    cluster_id: int
    title: str
    angle: str
    search_intent: Intent
    content_type: ContentType
    target_keywords: list[str]
    outline: list[str] = Field(description="the h2 headings, in order")
    word_count: int


class IdeasReply(Reply):
    ideas: list[IdeaReply]


class ArticleReply(Reply):
    title: str
    meta_title: str
    meta_description: str
    slug: str
    excerpt: str
    html: str = Field(description="the article body: p, h2, h3, ul, ol, li, table, strong, em, a, blockquote")


class ImagePromptReply(Reply):
    heading: str = Field(description="the h2 it belongs to, empty for the featured image")
    prompt: str
    alt_text: str


class ImagePromptsReply(Reply):
    featured: ImagePromptReply
    in_article: list[ImagePromptReply]
