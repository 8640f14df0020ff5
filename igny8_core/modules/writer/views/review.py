"""What people decide about articles. No AI function and no run comes through here."""

from __future__ import annotations

from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.ids import IdsSerializer
from igny8_core.business.content.models import Content
from igny8_core.business.publishing.services import archive, publish, publish_many, restore, send_back, submit
from igny8_core.modules.writer.examples import SENT_BACK
from igny8_core.modules.writer.serializers.article_requests import (
    ApprovalSerializer,
    ApprovedSerializer,
    SendBackSerializer,
)
from igny8_core.modules.writer.serializers.articles import ArticleDetailSerializer
from igny8_core.modules.writer.views.rows import WriterRows, documented, sent


class Reviewed(WriterRows[Content]):
    """The decisions, each with the article in full as its answer; 409 says why one cannot be taken."""

    @documented(ApprovalSerializer, ArticleDetailSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: int) -> Response:
        """Review → published. 409 while an image is still to be made, or when the article changed since you read it."""
        article = self.row()
        seen = sent(ApprovalSerializer, request).get("updated_at")
        publish(content_id=article.pk, by_id=self.user_id, seen=seen)
        return self.answer(article.pk)

    @documented(IdsSerializer, ApprovedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_approve(self, request: Request) -> Response:
        """Publish those of these articles that are ready; the answer says why the others are not. 409 when none is."""
        ids = self.selected(request, IdsSerializer)["ids"]
        refused = publish_many(content_ids=ids, by_id=self.user_id)
        return Response(ApprovedSerializer({"approved": len(ids) - len(refused), "refused": refused}).data)

    @documented(SendBackSerializer, ArticleDetailSerializer, examples=[SENT_BACK])
    @action(detail=True, methods=["post"])
    def send_back(self, request: Request, pk: int) -> Response:
        """Review → draft, with a reason. It comes back into review when a person submits it, not by itself."""
        article = self.row()
        reason = sent(SendBackSerializer, request)["reason"]
        send_back(content_id=article.pk, reason=reason, by_id=self.user_id)
        return self.answer(article.pk)

    @documented(None, ArticleDetailSerializer)
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, pk: int) -> Response:
        """Draft → review, as whoever wrote or mended it decides."""
        article = self.row()
        submit(content_id=article.pk)
        return self.answer(article.pk)

    @documented(None, ArticleDetailSerializer)
    @action(detail=True, methods=["post"])
    def archive(self, request: Request, pk: int) -> Response:
        """Put an article away; nothing more is made for it."""
        article = self.row()
        archive(content_ids=[article.pk])
        return self.answer(article.pk)

    @documented(None, ArticleDetailSerializer)
    @action(detail=True, methods=["post"])
    def restore(self, request: Request, pk: int) -> Response:
        """Archived → draft."""
        article = self.row()
        restore(content_id=article.pk)
        return self.answer(article.pk)
