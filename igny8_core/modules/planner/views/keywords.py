"""Keywords."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.changes import DeletedSerializer, UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer
from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.selectors.rows import shown_keywords
from igny8_core.business.planning.services.keyword_editing import change_keywords, create_keyword, delete_keywords
from igny8_core.modules.planner import examples
from igny8_core.modules.planner.filters import KeywordsFilter
from igny8_core.modules.planner.serializers.keywords import (
    KeywordChangesSerializer,
    KeywordSerializer,
    KeywordsUpdateSerializer,
    NewKeywordSerializer,
)
from igny8_core.modules.planner.views.rows import READING, PlanRows, writes


@extend_schema_view(
    list=extend_schema(
        summary="Keywords",
        responses={200: KeywordSerializer(many=True), **READING},
        examples=[examples.KEYWORD],
    ),
    retrieve=extend_schema(summary="One keyword", responses={200: KeywordSerializer, **READING}),
)
@extend_schema(tags=["planner"])
class KeywordsViewSet(Exported, PlanRows[Keywords]):
    """Keywords of your sites, the latest first. Search looks at the phrase."""

    noun = "keyword"
    row_serializer = KeywordSerializer
    filterset_class = KeywordsFilter
    search_fields = ("keyword",)
    ordering_fields = (
        "keyword",
        "volume",
        "difficulty",
        "intent",
        "status",
        "cluster__name",
        "created_at",
        "updated_at",
    )
    ordering = ("-created_at",)
    export_name = "keywords"
    export_columns = (
        Column("Keyword", "keyword"),
        Column("Volume", "volume"),
        Column("Difficulty", "difficulty"),
        Column("Intent", "intent"),
        Column("Country", "country"),
        Column("Cluster", "cluster__name"),
        Column("Status", "status"),
        Column("Disabled", "disabled"),
        Column("Site", "site__domain"),
        Column("Added", "created_at"),
    )

    def shown_rows(self) -> QuerySet[Keywords]:
        """With their cluster."""
        return shown_keywords()

    @writes("Add a keyword", KeywordSerializer, takes=NewKeywordSerializer, status=201, examples=[examples.NEW_KEYWORD])
    def create(self, request: Request) -> Response:
        """409 when the site has the phrase already."""
        values = self.asked(NewKeywordSerializer, request).validated_data
        site = self.writable_site(values.pop("site_id"))
        self.check_cluster(values)
        return self.answer(create_keyword(site=site, values=values).pk, status=201)

    @writes("Change a keyword", KeywordSerializer, takes=KeywordChangesSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """`cluster_id` moves it, `null` takes it out of its cluster. 409 while an AI function has it."""
        keyword = self.writable(self.get_object())
        changes = self.asked(KeywordChangesSerializer, request).validated_data
        self.check_cluster(changes)
        change_keywords(ids=[keyword.pk], changes=changes)
        return self.answer(keyword.pk)

    @writes("Delete a keyword", None, status=204)
    def destroy(self, request: Request, pk: str) -> Response:
        """Ideas and articles that were made of it stay. 409 while an AI function has it."""
        delete_keywords(ids=[self.writable(self.get_object()).pk])
        return Response(status=204)

    @writes("Change keywords", UpdatedSerializer, takes=KeywordsUpdateSerializer, examples=examples.KEYWORDS_UPDATES)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """The same changes to all of them or, when one is in the way, to none. `cluster_id` moves them."""
        asked = self.asked(KeywordsUpdateSerializer, request).validated_data
        ids = self.writable_ids(Keywords.objects.all(), asked["ids"])
        self.check_cluster(asked["changes"])
        return Response({"updated": change_keywords(ids=ids, changes=asked["changes"])})

    @writes("Delete keywords", DeletedSerializer, takes=IdsSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """All of them or, when an AI function has one, none."""
        ids = self.writable_ids(Keywords.objects.all(), self.asked(IdsSerializer, request).validated_data["ids"])
        return Response({"deleted": delete_keywords(ids=ids)})
