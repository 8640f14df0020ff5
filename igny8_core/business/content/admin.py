"""Tasks, articles and images for operators. Statuses are moved by the product, not typed here."""

from __future__ import annotations

from django.contrib import admin

from igny8_core.business.content.models import Content, Images, Tasks


@admin.register(Tasks)
class TasksAdmin(admin.ModelAdmin[Tasks]):
    """Orders to the writer."""

    list_display = ["title", "site", "cluster", "word_count", "status", "generation_status"]
    list_filter = ["status", "generation_status", "content_type"]
    list_select_related = ["site", "cluster"]
    search_fields = ["title", "site__domain"]
    raw_id_fields = ["account", "site", "cluster", "idea"]
    readonly_fields = ["status", "generation_status"]


@admin.register(Content)
class ContentAdmin(admin.ModelAdmin[Content]):
    """Articles."""

    list_display = ["title", "site", "word_count", "written_by", "status", "generation_status", "created_at"]
    list_filter = ["status", "generation_status"]
    list_select_related = ["site"]
    search_fields = ["title", "slug", "site__domain"]
    raw_id_fields = ["account", "site", "task"]
    readonly_fields = ["status", "generation_status", "published_at"]


@admin.register(Images)
class ImagesAdmin(admin.ModelAdmin[Images]):
    """Pictures and the prompts that wait for them."""

    list_display = ["content", "image_type", "position", "heading", "model", "status", "generation_status"]
    list_filter = ["status", "image_type", "generation_status"]
    list_select_related = ["content"]
    search_fields = ["prompt", "heading", "content__title"]
    raw_id_fields = ["account", "site", "content"]
    readonly_fields = ["status", "generation_status"]
