"""Articles as the API shows them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from igny8_core.api.work_state import WorkStateField
from igny8_core.business.content.models import Content
from igny8_core.business.content.selectors.image_counts import ImageCounts
from igny8_core.business.content.selectors.lineage import lineage_of
from igny8_core.business.publishing.actions import reasons_against
from igny8_core.common.html import headings
from igny8_core.modules.writer.serializers.images import ImageSerializer
from igny8_core.modules.writer.serializers.named import NamedSerializer


class ImageCountsSerializer(serializers.Serializer[Any]):
    """total = generated + pending + failed; `note` says `1 image failed`, or nothing."""

    total = serializers.IntegerField()
    generated = serializers.IntegerField()
    pending = serializers.IntegerField()
    failed = serializers.IntegerField()
    note = serializers.CharField()


class ArticleSerializer(serializers.ModelSerializer[Content]):
    """An article in a list: everything but its text."""

    site_id = serializers.IntegerField()
    work_state = WorkStateField()
    images = serializers.SerializerMethodField()
    cluster = serializers.SerializerMethodField()
    task_id = serializers.IntegerField(allow_null=True)

    class Meta:
        model = Content
        fields = [
            "id",
            "site_id",
            "title",
            "slug",
            "word_count",
            "status",
            "generation_status",
            "work_state",
            "written_by",
            "images",
            "cluster",
            "task_id",
            "published_at",
            "sent_back_at",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    @extend_schema_field(ImageCountsSerializer)
    def get_images(self, article: Content) -> Any:
        return ImageCountsSerializer(ImageCounts.of(article.images.all())).data

    @extend_schema_field(NamedSerializer(allow_null=True))
    def get_cluster(self, article: Content) -> Any:
        cluster = article.task.cluster if article.task else None
        return NamedSerializer(cluster).data if cluster else None


class LineageSerializer(serializers.Serializer[Any]):
    """Where it comes from."""

    keywords = NamedSerializer(many=True)
    cluster = NamedSerializer(allow_null=True)
    idea = NamedSerializer(allow_null=True)
    task = NamedSerializer(allow_null=True)


class SentBackSerializer(serializers.Serializer[Any]):
    """The last time a reviewer sent it back. `by` is empty for somebody who has left."""

    at = serializers.DateTimeField(source="sent_back_at")
    reason = serializers.CharField(source="sent_back_reason")
    by = serializers.SerializerMethodField()

    def get_by(self, article: Content) -> str:
        return article.sent_back_by.email if article.sent_back_by else ""


class DecisionsSerializer(serializers.Serializer[Any]):
    """Per decision why it cannot be taken now; empty where it can. `edit_text`: of title, text and address."""

    edit = serializers.CharField()
    edit_text = serializers.CharField()
    approve = serializers.CharField()
    send_back = serializers.CharField()
    submit = serializers.CharField()
    archive = serializers.CharField()
    restore = serializers.CharField()
    delete = serializers.CharField()


class ArticleDetailSerializer(ArticleSerializer):
    """An article with its text. `html` is clean: it was cut to an allowlist before it was stored."""

    outline = serializers.SerializerMethodField(help_text="The h2 headings, in order")
    images = serializers.SerializerMethodField()
    image_counts = serializers.SerializerMethodField()
    lineage = serializers.SerializerMethodField()
    published_by = serializers.SerializerMethodField()
    sent_back = serializers.SerializerMethodField()
    refusals = serializers.SerializerMethodField()

    class Meta(ArticleSerializer.Meta):
        fields = [
            *ArticleSerializer.Meta.fields,
            "html",
            "excerpt",
            "meta_title",
            "meta_description",
            "outline",
            "image_counts",
            "lineage",
            "published_by",
            "sent_back",
            "refusals",
        ]
        read_only_fields = fields

    def get_outline(self, article: Content) -> list[str]:
        return headings(article.html)

    @extend_schema_field(ImageSerializer(many=True))
    def get_images(self, article: Content) -> Any:
        return ImageSerializer(article.images.all(), many=True).data

    @extend_schema_field(ImageCountsSerializer)
    def get_image_counts(self, article: Content) -> Any:
        return super().get_images(article)

    @extend_schema_field(LineageSerializer)
    def get_lineage(self, article: Content) -> Any:
        return LineageSerializer(lineage_of(article)).data

    def get_published_by(self, article: Content) -> str:
        return article.published_by.email if article.published_by else ""

    @extend_schema_field(SentBackSerializer(allow_null=True))
    def get_sent_back(self, article: Content) -> Any:
        return SentBackSerializer(article).data if article.sent_back_at else None

    @extend_schema_field(DecisionsSerializer)
    def get_refusals(self, article: Content) -> Any:
        return reasons_against(article)
