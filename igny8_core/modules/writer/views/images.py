"""Images: the gallery, prompts and alternative texts."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.ai.services.regenerating import regenerate_images
from igny8_core.api.ai_functions import QueuedSerializer
from igny8_core.api.changes import DeletedSerializer, UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer, one_of
from igny8_core.api.work_state import with_work_state
from igny8_core.business.content.models import Content, Images
from igny8_core.business.content.selectors.listing import images_listed
from igny8_core.business.content.services.image_editing import change_images, create_image, delete_images
from igny8_core.modules.writer.filters import ImagesFilter
from igny8_core.modules.writer.serializers.images import (
    ImageChangeSerializer,
    ImagesChangesSerializer,
    ImageSerializer,
    NewImageSerializer,
)
from igny8_core.modules.writer.views.rows import WriterRows, deletes, documented, lists, sent, shows


@extend_schema_view(
    list=lists(ImageSerializer, "The gallery: images of articles and prompts that wait."),
    retrieve=shows(ImageSerializer, "One image."),
)
class ImagesViewSet(Exported, WriterRows[Images]):
    """Images of your articles, and the prompts that wait."""

    noun = "image"
    serializer_class = ImageSerializer
    filterset_class = ImagesFilter
    search_fields = ["prompt", "heading", "alt_text", "content__title"]
    ordering_fields = ["content", "position", "status", "created_at", "updated_at"]
    export_name = "images"
    export_columns = (
        Column("Article", "content__title"),
        Column("Type", "image_type"),
        Column("Position", "position"),
        Column("Heading", "heading"),
        Column("Prompt", "prompt"),
        Column("Alternative text", "alt_text"),
        Column("Picture", "image_url"),
        Column("Model", "model"),
        Column("Status", "status"),
    )

    def rows(self) -> QuerySet[Images]:
        """With the title of their article and the badge."""
        return with_work_state(images_listed())

    @documented(NewImageSerializer, ImageSerializer, status=201)
    def create(self, request: Request) -> Response:
        """Add a prompt to an article in draft or review; its picture is made when you ask for it."""
        values = sent(NewImageSerializer, request)
        articles = Content.objects.only("id", "account_id", "site_id")
        article = self.writable(one_of(articles, pk=values.pop("content_id"), noun="article"))
        return self.answer(create_image(article=article, values=values).pk, status=201)

    @documented(ImageChangeSerializer, ImageSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        """Change prompt or alternative text. 409 for a prompt whose picture is being made."""
        image = self.row()
        changes = sent(ImageChangeSerializer, request)
        seen = changes.pop("updated_at", None)
        change_images(ids=[image.pk], changes=changes, seen=seen)
        return self.answer(image.pk)

    @deletes
    def destroy(self, request: Request, pk: int) -> Response:
        """Delete an image and its file. 409 while it is being made, and once its article is published."""
        delete_images(ids=[self.row().pk])
        return Response(status=204)

    @documented(IdsSerializer, DeletedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """Delete these images and their files, or none of them."""
        return Response({"deleted": delete_images(ids=self.selected(request, IdsSerializer)["ids"])})

    @documented(ImagesChangesSerializer, UpdatedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """The same changes to each of these images, or to none of them."""
        asked = self.selected(request, ImagesChangesSerializer)
        return Response({"updated": change_images(ids=asked["ids"], changes=asked["changes"])})

    @documented(IdsSerializer, QueuedSerializer, status=202)
    @action(detail=False, methods=["post"])
    def regenerate(self, request: Request) -> Response:
        """Make these pictures anew, charged like new ones. The old ones are shown until then, and kept if it fails."""
        ids = self.selected(request, IdsSerializer)["ids"]
        return Response(QueuedSerializer(regenerate_images(ids=ids)).data, status=202)
