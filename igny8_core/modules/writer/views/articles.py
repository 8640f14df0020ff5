"""Articles: the list, one with its text, writing and deleting."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.changes import DeletedSerializer, UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer
from igny8_core.api.work_state import with_work_state
from igny8_core.business.content.models import Content
from igny8_core.business.content.selectors.listing import articles_in_full, articles_listed, images_listed
from igny8_core.business.content.services.article_editing import change_article, create_article, delete_articles
from igny8_core.business.publishing.services import archive
from igny8_core.modules.writer.examples import EDITED_ARTICLE
from igny8_core.modules.writer.filters import ArticlesFilter
from igny8_core.modules.writer.serializers.article_requests import (
    ArticleChangeSerializer,
    ArticlesChangesSerializer,
    NewArticleSerializer,
)
from igny8_core.modules.writer.serializers.articles import ArticleDetailSerializer, ArticleSerializer
from igny8_core.modules.writer.views.review import Reviewed
from igny8_core.modules.writer.views.rows import deletes, documented, lists, sent, shows


@extend_schema_view(
    list=lists(ArticleSerializer, "Articles without their texts, each with the states of its images."),
    retrieve=shows(
        ArticleDetailSerializer,
        "With text, outline, images, where it comes from and what can be decided about it.",
    ),
)
class ArticlesViewSet(Exported, Reviewed):
    """Articles of your sites. The list is without their texts."""

    noun = "article"
    filterset_class = ArticlesFilter
    search_fields = ["title", "slug"]
    ordering_fields = ["title", "word_count", "status", "created_at", "updated_at", "published_at"]
    export_name = "articles"
    export_columns = (
        Column("Title", "title"),
        Column("Address", "slug"),
        Column("Words", "word_count"),
        Column("Status", "status"),
        Column("Cluster", "task__cluster__name"),
        Column("Meta title", "meta_title"),
        Column("Meta description", "meta_description"),
        Column("Written by", "written_by"),
        Column("Created", "created_at"),
        Column("Published", "published_at"),
    )

    def rows(self) -> QuerySet[Content]:
        """One of them in full, many of them as lines."""
        return self.rows_in_full() if self.action == "retrieve" else with_work_state(articles_listed())

    def rows_in_full(self) -> QuerySet[Content]:
        """With text, images and where they come from."""
        return with_work_state(articles_in_full(images=with_work_state(images_listed())))

    def get_serializer_class(self) -> Any:
        """Lines in lists, all of it elsewhere."""
        return ArticleSerializer if self.action == "list" else ArticleDetailSerializer

    @documented(NewArticleSerializer, ArticleDetailSerializer, status=201)
    def create(self, request: Request) -> Response:
        """Write a draft by hand."""
        values = sent(NewArticleSerializer, request)
        site = self.writable_site(values.pop("site_id"))
        return self.answer(create_article(site=site, values=values).pk, status=201)

    @documented(ArticleChangeSerializer, ArticleDetailSerializer, examples=[EDITED_ARTICLE])
    def partial_update(self, request: Request, pk: int) -> Response:
        """Edit an article. 409 when somebody saved since `updated_at`, and for what was approved as it stands."""
        article = self.row()
        changes = sent(ArticleChangeSerializer, request)
        change_article(article_id=article.pk, seen=changes.pop("updated_at", None), changes=changes)
        return self.answer(article.pk)

    @deletes
    def destroy(self, request: Request, pk: int) -> Response:
        """Delete an article with its images and their files. Its task stays."""
        delete_articles(ids=[self.row().pk])
        return Response(status=204)

    @documented(IdsSerializer, DeletedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """Delete these articles with their images and files, or none of them. Their tasks stay."""
        return Response({"deleted": delete_articles(ids=self.selected(request, IdsSerializer)["ids"])})

    @documented(ArticlesChangesSerializer, UpdatedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """Archive these articles, or none of them."""
        ids = self.selected(request, ArticlesChangesSerializer)["ids"]
        archive(content_ids=ids)
        return Response({"updated": len(ids)})
