"""Keywords, clusters and ideas for operators. Statuses are moved by the product, not typed here."""

from __future__ import annotations

from django.contrib import admin

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords


@admin.register(Keywords)
class KeywordsAdmin(admin.ModelAdmin[Keywords]):
    """Keywords of all sites."""

    list_display = ["keyword", "site", "volume", "difficulty", "intent", "cluster", "status", "generation_status"]
    list_filter = ["status", "generation_status", "disabled"]
    list_select_related = ["site", "cluster"]
    search_fields = ["keyword", "site__domain"]
    raw_id_fields = ["account", "site", "cluster"]
    readonly_fields = ["status", "generation_status"]


@admin.register(Clusters)
class ClustersAdmin(admin.ModelAdmin[Clusters]):
    """Clusters of all sites."""

    list_display = ["name", "site", "status", "generation_status", "disabled"]
    list_filter = ["status", "generation_status", "disabled"]
    list_select_related = ["site"]
    search_fields = ["name", "site__domain"]
    raw_id_fields = ["account", "site"]
    readonly_fields = ["status", "generation_status"]


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
