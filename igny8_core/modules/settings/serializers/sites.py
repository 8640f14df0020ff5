"""How the picture settings of a site are shown."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.modules.settings.serializers.providers import ImageModelSerializer, OptionSerializer


class SiteImagesSerializer(serializers.Serializer[Any]):
    """Size, format and model of a site's pictures, what one costs, and what else there is."""

    site_id = serializers.IntegerField(source="site.pk")
    domain = serializers.CharField(source="site.domain")
    may_change = serializers.BooleanField()
    language = serializers.CharField(source="site.language")
    image_size = serializers.CharField(source="site.image_size")
    image_format = serializers.CharField(source="site.image_format")
    image_model = serializers.CharField(source="site.image_model", help_text="The site's own; empty: the account's")
    image_model_in_force = serializers.CharField()
    image_provider = serializers.CharField()
    credits_per_image = serializers.IntegerField()
    credits_sentence = serializers.CharField()
    formats = OptionSerializer(many=True)
    sizes = serializers.ListField(child=serializers.CharField(), help_text="Suggestions")
    models = ImageModelSerializer(many=True, help_text="Of the image provider in force")
    default_image_credits = serializers.IntegerField(help_text="Of a model that is not in the list")
