"""Clusters."""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.changes import UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer, all_of
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.selectors.cluster_contents import contents_of
from igny8_core.business.planning.selectors.rows import shown_clusters
from igny8_core.business.planning.services.cluster_deleting import delete_clusters
from igny8_core.business.planning.services.cluster_editing import change_clusters, create_cluster
from igny8_core.business.planning.services.cluster_merging import merge_clusters
from igny8_core.business.planning.services.cluster_of_keywords import create_cluster_of
from igny8_core.business.planning.services.cluster_splitting import split_cluster
from igny8_core.modules.planner import examples
from igny8_core.modules.planner.filters import ClustersFilter
from igny8_core.modules.planner.serializers.clusters import (
    ClusterChangesSerializer,
    ClusterContentsSerializer,
    ClusterSerializer,
    ClustersUpdateSerializer,
    DeletedClustersSerializer,
    MergeSerializer,
    NewClusterSerializer,
    SplitSerializer,
)
from igny8_core.modules.planner.views.rows import READING, PlanRows, writes


@extend_schema_view(
    list=extend_schema(
        summary="Clusters",
        responses={200: ClusterSerializer(many=True), **READING},
        examples=[examples.CLUSTER],
    ),
    retrieve=extend_schema(summary="One cluster", responses={200: ClusterSerializer, **READING}),
)
@extend_schema(tags=["planner"])
class ClustersViewSet(Exported, PlanRows[Clusters]):
    """Clusters of your sites, the latest first. Search looks at name and description."""

    noun = "cluster"
    row_serializer = ClusterSerializer
    filterset_class = ClustersFilter
    search_fields = ("name", "description")
    ordering_fields = (
        "name",
        "volume",
        "search_intent",
        "keywords_count",
        "ideas_count",
        "status",
        "created_at",
        "updated_at",
    )
    ordering = ("-created_at",)
    export_name = "clusters"
    export_columns = (
        Column("Cluster", "name"),
        Column("Description", "description"),
        Column("Search intent", "search_intent"),
        Column("Volume", "volume"),
        Column("Number of keywords", "keywords_count"),
        Column("Number of ideas", "ideas_count"),
        Column("Status", "status"),
        Column("Disabled", "disabled"),
        Column("Site", "site__domain"),
        Column("Added", "created_at"),
    )

    def shown_rows(self) -> QuerySet[Clusters]:
        """With how many keywords and ideas they have."""
        return shown_clusters()

    @writes("Open a cluster", ClusterSerializer, takes=NewClusterSerializer, status=201)
    def create(self, request: Request) -> Response:
        """With the keywords of `keyword_ids`, which leave the clusters they are in, or without any.

        409 when the site has a cluster of nearly that name, and while an AI function has one of the keywords.
        """
        asked = self.asked(NewClusterSerializer, request)
        site = self.writable_site(asked.validated_data["site_id"])
        keyword_ids = asked.validated_data.get("keyword_ids")
        if keyword_ids is None:
            return self.answer(create_cluster(site=site, new=asked.new_cluster()).pk, status=201)
        all_of(Keywords.objects.all(), ids=keyword_ids, noun="keyword")
        cluster = create_cluster_of(site=site, new=asked.new_cluster(), keyword_ids=keyword_ids)
        return self.answer(cluster.pk, status=201)

    @writes("Change a cluster", ClusterSerializer, takes=ClusterChangesSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Rename it, describe it, disable it. 409 for the name of another one, and while an AI function has it."""
        cluster = self.writable(self.get_object())
        change_clusters(ids=[cluster.pk], changes=self.asked(ClusterChangesSerializer, request).validated_data)
        return self.answer(cluster.pk)

    @writes("Delete a cluster", DeletedClustersSerializer)
    def destroy(self, request: Request, pk: str) -> Response:
        """Its keywords become new again, its ideas are deleted.

        409 while an AI function has something of it, and when the writer has one of its ideas: merge it then.
        """
        return Response(asdict(delete_clusters(ids=[self.writable(self.get_object()).pk])))

    @writes("Change clusters", UpdatedSerializer, takes=ClustersUpdateSerializer)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """The same changes to all of them or, when an AI function has one, to none."""
        asked = self.asked(ClustersUpdateSerializer, request).validated_data
        ids = self.writable_ids(Clusters.objects.all(), asked["ids"])
        return Response({"updated": change_clusters(ids=ids, changes=asked["changes"])})

    @writes("Delete clusters", DeletedClustersSerializer, takes=IdsSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """All of them or, when one is in the way, none. What becomes of keywords and ideas is as for one."""
        ids = self.writable_ids(Clusters.objects.all(), self.asked(IdsSerializer, request).validated_data["ids"])
        return Response(asdict(delete_clusters(ids=ids)))

    @extend_schema(
        summary="What is in clusters",
        request=IdsSerializer,
        responses={200: ClusterContentsSerializer, **READING},
        examples=[examples.CLUSTER_CONTENTS],
        filters=False,
    )
    @action(detail=False, methods=["post"])
    def contents(self, request: Request) -> Response:
        """How many keywords and ideas a merge or a deletion of these clusters would touch. Changes nothing."""
        ids = self.asked(IdsSerializer, request).validated_data["ids"]
        all_of(Clusters.objects.all(), ids=ids, noun=self.noun)
        return Response(ClusterContentsSerializer(contents_of(ids=ids)).data)

    @writes("Merge clusters", ClusterSerializer, takes=MergeSerializer, examples=[examples.MERGE])
    @action(detail=False, methods=["post"])
    def merge(self, request: Request) -> Response:
        """Keywords, ideas and tasks of `ids` go to `into_id`, which keeps its name; then `ids` are gone."""
        asked = self.asked(MergeSerializer, request).validated_data
        self.writable_ids(Clusters.objects.all(), list(dict.fromkeys([*asked["ids"], asked["into_id"]])))
        merge_clusters(into_id=asked["into_id"], ids=asked["ids"])
        return self.answer(asked["into_id"])

    @writes("Split a cluster", ClusterSerializer, takes=SplitSerializer, status=201, examples=[examples.SPLIT])
    @action(detail=True, methods=["post"])
    def split(self, request: Request, pk: str) -> Response:
        """Some of its keywords get a cluster of their own, which is answered. Ideas stay where they are."""
        cluster = self.writable(self.get_object())
        asked = self.asked(SplitSerializer, request)
        keyword_ids = asked.validated_data["keyword_ids"]
        all_of(Keywords.objects.all(), ids=keyword_ids, noun="keyword")
        part = split_cluster(cluster_id=cluster.pk, keyword_ids=keyword_ids, new=asked.new_cluster())
        return self.answer(part.pk, status=201)
