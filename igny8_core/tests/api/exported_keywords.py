"""A list with an export and nothing else, for the tests of what all exports have in common."""

from __future__ import annotations

from django.urls import include, path
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin
from rest_framework.routers import SimpleRouter

from igny8_core.api.export import Column, Exported
from igny8_core.api.viewsets import SiteRowsViewSet
from igny8_core.business.planning.models import Keywords


class KeywordSerializer(serializers.ModelSerializer):
    class Meta:
        model = Keywords
        fields = ["id"]


class KeywordsViewSet(Exported, ListModelMixin, SiteRowsViewSet):
    serializer_class = KeywordSerializer
    search_fields = ["keyword"]
    ordering_fields = ["keyword", "volume"]
    export_name = "keywords"
    export_columns = (
        Column("Keyword", "keyword"),
        Column("Volume", "volume"),
        Column("Cluster", "cluster__name"),
        Column("Status", "status", str.upper),
    )

    def rows(self):
        return Keywords.objects.select_related("cluster").prefetch_related("cluster__ideas")


router = SimpleRouter()
router.register("keywords", KeywordsViewSet, basename="keywords")
urlpatterns = [path("api/v1/", include(router.urls))]
