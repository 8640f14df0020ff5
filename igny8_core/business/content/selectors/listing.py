"""The rows of the writer's lists, with what a line shows and without what it does not: no list loads an article."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch, QuerySet

from igny8_core.business.content.models import Content, Images, Tasks


def tasks_listed() -> QuerySet[Tasks]:
    """Tasks with their cluster and the id of their article."""
    rows = Tasks.objects.select_related("cluster").defer("cluster__description")
    return rows.annotate(content_id=F("content__pk"))


def articles_listed() -> QuerySet[Content]:
    """Articles with their cluster and the states of their images: one query more for the whole page."""
    states = Images.objects.only("id", "content_id", "status", "generation_status", "image_url")
    rows = Content.objects.select_related("task__cluster").prefetch_related(Prefetch("images", states))
    return rows.only(*_LINE)


def articles_in_full(*, images: QuerySet[Images]) -> QuerySet[Content]:
    """Articles with all that their page shows; `images` are shown in their order."""
    rows = Content.objects.select_related(
        "task__cluster", "task__idea__keyword_cluster", "sent_back_by", "published_by"
    )
    return rows.prefetch_related(Prefetch("images", images.order_by("position")))


def images_listed() -> QuerySet[Images]:
    """Images with the title of their article."""
    rows: Any = Images.objects.select_related("content")
    listed: QuerySet[Images] = rows.only(*_image_columns(), "content__title")
    return listed


def _image_columns() -> list[str]:
    return [field.name for field in Images._meta.concrete_fields]


_LINE = (
    "account_id",
    "site_id",
    "title",
    "slug",
    "word_count",
    "status",
    "generation_status",
    "written_by",
    "published_at",
    "sent_back_at",
    "created_at",
    "updated_at",
    "task__cluster__name",
)
