"""Ideas."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.changes import DeletedSerializer, UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.business.planning.selectors.rows import shown_ideas
from igny8_core.business.planning.services.idea_editing import change_ideas, create_idea, delete_ideas
from igny8_core.modules.planner import examples
from igny8_core.modules.planner.filters import IdeasFilter
from igny8_core.modules.planner.serializers.ideas import (
    IdeaChangesSerializer,
    IdeaSerializer,
    IdeasUpdateSerializer,
    NewIdeaSerializer,
)
from igny8_core.modules.planner.views.rows import READING, PlanRows, writes


@extend_schema_view(
    list=extend_schema(
        summary="Ideas",
        responses={200: IdeaSerializer(many=True), **READING},
        examples=[examples.IDEA],
    ),
    retrieve=extend_schema(summary="One idea", responses={200: IdeaSerializer, **READING}),
)
@extend_schema(tags=["planner"])
class IdeasViewSet(Exported, PlanRows[ContentIdeas]):
    """Ideas of your sites, the latest first. Search looks at title, angle and cluster."""

    noun = "idea"
    row_serializer = IdeaSerializer
    filterset_class = IdeasFilter
    search_fields = ("idea_title", "description", "keyword_cluster__name")
    ordering_fields = (
        "idea_title",
        "keyword_cluster__name",
        "search_intent",
        "content_type",
        "word_count",
        "status",
        "created_at",
        "updated_at",
    )
    ordering = ("-created_at",)
    export_name = "ideas"
    export_columns = (
        Column("Title", "idea_title"),
        Column("Angle", "description"),
        Column("Cluster", "keyword_cluster__name"),
        Column("Search intent", "search_intent"),
        Column("Content type", "content_type"),
        Column("Target keywords", "target_keywords"),
        Column("Outline", "outline"),
        Column("Words", "word_count"),
        Column("Status", "status"),
        Column("Site", "site__domain"),
        Column("Added", "created_at"),
    )

    def shown_rows(self) -> QuerySet[ContentIdeas]:
        """With their cluster and the id of their task."""
        return shown_ideas()

    @writes("Add an idea", IdeaSerializer, takes=NewIdeaSerializer, status=201, examples=[examples.NEW_IDEA])
    def create(self, request: Request) -> Response:
        """409 when the site plans an article of that title already."""
        values = self.asked(NewIdeaSerializer, request).validated_data
        site = self.writable_site(values.pop("site_id"))
        self.check_cluster(values)
        return self.answer(create_idea(site=site, values=values).pk, status=201)

    @writes("Change an idea", IdeaSerializer, takes=IdeaChangesSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """409 once the writer has it (change its task instead), and while an AI function has it."""
        idea = self.writable(self.get_object())
        changes = self.asked(IdeaChangesSerializer, request).validated_data
        self.check_cluster(changes)
        change_ideas(ids=[idea.pk], changes=changes)
        return self.answer(idea.pk)

    @writes("Delete an idea", None, status=204)
    def destroy(self, request: Request, pk: str) -> Response:
        """409 when the writer has a task of it: an article keeps what it was made from."""
        delete_ideas(ids=[self.writable(self.get_object()).pk])
        return Response(status=204)

    @writes("Change ideas", UpdatedSerializer, takes=IdeasUpdateSerializer)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """The same changes to all of them or, when one is in the way, to none."""
        asked = self.asked(IdeasUpdateSerializer, request).validated_data
        ids = self.writable_ids(ContentIdeas.objects.all(), asked["ids"])
        self.check_cluster(asked["changes"])
        return Response({"updated": change_ideas(ids=ids, changes=asked["changes"])})

    @writes("Delete ideas", DeletedSerializer, takes=IdsSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """All of them or, when one is in the way, none."""
        ids = self.writable_ids(ContentIdeas.objects.all(), self.asked(IdsSerializer, request).validated_data["ids"])
        return Response({"deleted": delete_ideas(ids=ids)})
