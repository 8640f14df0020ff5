"""Keywords, clusters and ideas for operators. Statuses are moved by the product, not typed here."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from igny8_core.business.planning.models import Clusters, ContentIdeas, KeywordImport, Keywords
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.common.admin import ReadOnlyAdmin


@admin.register(Keywords)
class KeywordsAdmin(admin.ModelAdmin[Keywords]):
    """Keywords of all sites."""

    list_display = ["keyword", "site", "volume", "difficulty", "intent", "cluster", "status", "generation_status"]
    list_filter = ["status", "generation_status", "disabled"]
    list_select_related = ["site", "cluster"]
    search_fields = ["keyword", "site__domain"]
    raw_id_fields = ["account", "site", "cluster"]
    readonly_fields = ["status", "generation_status"]

    def save_model(self, request: HttpRequest, obj: Keywords, form: Any, change: bool) -> None:
        """Save, and add up the cluster anew: the one it was in and the one it is in."""
        before = form.initial.get("cluster")
        super().save_model(request, obj, form, change)
        refresh({pk for pk in (before, obj.cluster_id) if pk})

    def delete_model(self, request: HttpRequest, obj: Keywords) -> None:
        """Delete, and add up its cluster anew."""
        super().delete_model(request, obj)
        refresh({obj.cluster_id} if obj.cluster_id else set())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Keywords]) -> None:
        """Delete the selection, and add up its clusters anew."""
        clusters = set(queryset.filter(cluster__isnull=False).values_list("cluster_id", flat=True))
        super().delete_queryset(request, queryset)
        refresh(clusters)


@admin.register(Clusters)
class ClustersAdmin(admin.ModelAdmin[Clusters]):
    """Clusters of all sites."""

    list_display = ["name", "site", "volume", "search_intent", "status", "generation_status", "disabled"]
    list_filter = ["status", "generation_status", "search_intent", "disabled"]
    list_select_related = ["site"]
    search_fields = ["name", "site__domain"]
    raw_id_fields = ["account", "site"]
    readonly_fields = ["volume", "status", "generation_status"]


@admin.register(ContentIdeas)
class ContentIdeasAdmin(admin.ModelAdmin[ContentIdeas]):
    """Ideas of all sites."""

    list_display = [
        "idea_title",
        "site",
        "keyword_cluster",
        "content_type",
        "word_count",
        "status",
        "generation_status",
    ]
    list_filter = ["status", "generation_status", "content_type"]
    list_select_related = ["site", "keyword_cluster"]
    search_fields = ["idea_title", "site__domain"]
    raw_id_fields = ["account", "site", "keyword_cluster"]
    readonly_fields = ["status", "generation_status"]


@admin.register(KeywordImport)
class KeywordImportAdmin(ReadOnlyAdmin):
    """Imports under an Idempotency-Key of the last day."""

    list_display = ["created_at", "site", "key", "finished_at"]
    list_select_related = ["site"]
    search_fields = ["key", "site__domain"]
    date_hierarchy = "created_at"
