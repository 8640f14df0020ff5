"""What callers send. Limits of single fields are the services' word."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.services.connection_test import CHECKS

#: Far above what any field may hold: only against bodies that nobody means.
LONGEST = 2_000


def _text(help_text: str) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=LONGEST, help_text=help_text)


def _key(help_text: str) -> serializers.CharField:
    return serializers.CharField(
        required=False, allow_blank=True, allow_null=True, max_length=LONGEST, help_text=help_text
    )


class ProviderChangesSerializer(serializers.Serializer[Any]):
    """What to change. Texts: empty is as the server is set. Keys: a text sets, empty keeps, null removes."""

    text_provider = _text("openai, offline or empty")
    openai_base_url = _text("http(s) address of a compatible server; it must not lead inside the server's network")
    text_model = _text("Name of the model")
    image_provider = _text("openai, runware, offline or empty")
    image_model = _text("Name of the model")
    vectors = _text("tfidf, local, provider or empty (automatic)")
    embedding_model = _text("Name of the model")
    openai_api_key = _key("Written, never read")
    runware_api_key = _key("Written, never read")


class TestRequestSerializer(ProviderChangesSerializer):
    """What to test; fields that are not sent are as saved."""

    kind = serializers.ChoiceField(choices=list(CHECKS))


class PromptTextSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(allow_blank=True, trim_whitespace=False)


class SiteImagesChangesSerializer(serializers.Serializer[Any]):
    """What to change for the pictures and the language of a site."""

    language = _text("Code such as en or pt-BR")
    image_size = _text("WIDTHxHEIGHT in pixels")
    image_format = _text("webp or png")
    image_model = _text("Name of the model; empty is the account's")
