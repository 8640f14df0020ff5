"""What people send about articles."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsField
from igny8_core.business.content.limits import LONGEST_EXCERPT, LONGEST_HTML, LONGEST_REASON
from igny8_core.common.status_enums import ContentStatus


class ArticleFieldsSerializer(ChangesSerializer):
    """What of an article people write. `html` is cut to the allowlist of articles and its words are counted."""

    title = serializers.CharField(max_length=300, required=False)
    html = serializers.CharField(max_length=LONGEST_HTML, required=False)
    excerpt = serializers.CharField(max_length=LONGEST_EXCERPT, allow_blank=True, required=False)
    meta_title = serializers.CharField(max_length=60, allow_blank=True, required=False)
    meta_description = serializers.CharField(max_length=155, allow_blank=True, required=False)
    slug = serializers.CharField(max_length=200, required=False, help_text="Its address, one per site")


class ArticleChangeSerializer(ArticleFieldsSerializer):
    """As far as it is sent."""

    updated_at = serializers.DateTimeField(
        required=False, help_text="As you read it: when somebody saved since, nothing is changed (409)"
    )


class NewArticleSerializer(ArticleFieldsSerializer):
    """A draft by hand; without a slug it gets the next free one of its title."""

    site_id = IdField()
    title = serializers.CharField(max_length=300)
    html = serializers.CharField(max_length=LONGEST_HTML)


class ArticleStatusSerializer(ChangesSerializer):
    """Texts are changed one by one; several together can only be put away."""

    status = serializers.ChoiceField(choices=[ContentStatus.ARCHIVED])


class ArticlesChangesSerializer(serializers.Serializer[Any]):
    """The same change to each of these."""

    ids = IdsField()
    changes = ArticleStatusSerializer()


class ApprovalSerializer(serializers.Serializer[Any]):
    updated_at = serializers.DateTimeField(
        required=False, help_text="As you read it: an article that was changed since is not published (409)"
    )


class SendBackSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=LONGEST_REASON, help_text="What is to be mended")


class RefusalSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    title = serializers.CharField()
    reason = serializers.CharField()


class ApprovedSerializer(serializers.Serializer[Any]):
    """How many were published, and why the others were not."""

    approved = serializers.IntegerField()
    refused = RefusalSerializer(many=True)
