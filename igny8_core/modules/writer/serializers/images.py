"""Images as the API shows and takes them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsField
from igny8_core.api.work_state import WorkStateField
from igny8_core.business.content.limits import LONGEST_PROMPT
from igny8_core.business.content.models import Images
from igny8_core.modules.writer.serializers.named import ArticleLinkSerializer


class ImageSerializer(serializers.ModelSerializer[Images]):
    """A picture of an article. `image_url` is empty until it is there; while it is made anew it is the old one."""

    site_id = serializers.IntegerField()
    content = ArticleLinkSerializer()
    image_url = serializers.SerializerMethodField()
    work_state = WorkStateField()

    class Meta:
        model = Images
        fields = [
            "id",
            "site_id",
            "content",
            "image_type",
            "position",
            "heading",
            "prompt",
            "alt_text",
            "image_url",
            "model",
            "status",
            "generation_status",
            "work_state",
            "created_at",
            "updated_at",
        ]
        read_only_fields = fields

    def get_image_url(self, image: Images) -> str:
        return image.image_url or ""


class ImageChangesSerializer(ChangesSerializer):
    """What of an image people may change, as far as it is sent."""

    prompt = serializers.CharField(max_length=LONGEST_PROMPT, required=False)
    alt_text = serializers.CharField(max_length=300, allow_blank=True, required=False)


class ImageChangeSerializer(ImageChangesSerializer):
    updated_at = serializers.DateTimeField(
        required=False, help_text="As you read it: when somebody saved since, nothing is changed (409)"
    )


class NewImageSerializer(serializers.Serializer[Any]):
    """A prompt by hand."""

    content_id = IdField(help_text="An article in draft or review")
    image_type = serializers.ChoiceField(choices=Images.Kind.choices, default=Images.Kind.IN_ARTICLE)
    heading = serializers.CharField(max_length=300, allow_blank=True, default="", help_text="The h2 it belongs to")
    prompt = serializers.CharField(max_length=LONGEST_PROMPT)
    alt_text = serializers.CharField(max_length=300, allow_blank=True, default="")


class ImagesChangesSerializer(serializers.Serializer[Any]):
    """The same changes to each of these."""

    ids = IdsField()
    changes = ImageChangesSerializer()
