"""How provider settings and tests of them are shown. No field ever holds a key."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class SettingSerializer(serializers.Serializer[Any]):
    """The account's own value (empty: none), the one in force, and whose that is."""

    own = serializers.CharField()
    in_force = serializers.CharField()
    source = serializers.ChoiceField(choices=["account", "server"])  # type: ignore[assignment]


class KeyStateSerializer(serializers.Serializer[Any]):
    """Whether there is a key and whose. `hint` is its end, for those who may change it."""

    is_set = serializers.BooleanField()
    source = serializers.ChoiceField(choices=["account", "server", "none"])  # type: ignore[assignment]
    hint = serializers.CharField()
    unreadable = serializers.BooleanField(help_text="It is stored, but can no longer be decrypted")


class OptionSerializer(serializers.Serializer[Any]):
    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class OptionsSerializer(serializers.Serializer[Any]):
    text_provider = OptionSerializer(many=True)
    image_provider = OptionSerializer(many=True)
    vectors = OptionSerializer(many=True)


class ImageModelSerializer(serializers.Serializer[Any]):
    provider = serializers.CharField()
    model = serializers.CharField()
    credits = serializers.IntegerField(help_text="Per image")


class NoticeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    is_offline = serializers.BooleanField()
    notice = serializers.CharField()


class ProviderSettingsSerializer(serializers.Serializer[Any]):
    """Which AI the account uses."""

    account_id = serializers.IntegerField()
    may_change = serializers.BooleanField()
    updated_at = serializers.DateTimeField(allow_null=True)
    text_provider = SettingSerializer(source="values.text_provider")
    openai_base_url = SettingSerializer(source="values.openai_base_url")
    text_model = SettingSerializer(source="values.text_model")
    image_provider = SettingSerializer(source="values.image_provider")
    image_model = SettingSerializer(source="values.image_model")
    vectors = SettingSerializer(source="values.vectors")
    embedding_model = SettingSerializer(source="values.embedding_model")
    openai_api_key = KeyStateSerializer(source="keys.openai_api_key")
    runware_api_key = KeyStateSerializer(source="keys.runware_api_key")
    choices = OptionsSerializer()
    text_models = serializers.ListField(child=serializers.CharField())
    image_models = ImageModelSerializer(many=True)
    default_image_credits = serializers.IntegerField(help_text="Of a model that is not in the list")
    notice = NoticeSerializer()


class TestResultSerializer(serializers.Serializer[Any]):
    """How a test went. `problem` is the error payload when it did not go well."""

    ok = serializers.BooleanField()
    sentence = serializers.CharField()
    provider = serializers.CharField()
    model = serializers.CharField()
    seconds = serializers.FloatField()
    warnings = serializers.ListField(child=serializers.CharField())
    problem = serializers.DictField(allow_null=True)
