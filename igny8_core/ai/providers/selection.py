"""Which provider answers: the one the server's settings name, else the account's choice, else offline without a key."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypedDict, cast

from django.conf import settings
from django.utils.module_loading import import_string

from igny8_core.ai.providers.base import ImageProvider, TextProvider
from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.providers.offline.provider import OfflineProvider
from igny8_core.ai.providers.openai_images import OpenAIImageProvider
from igny8_core.ai.providers.openai_text import OpenAITextProvider

OFFLINE_NOTICE = "No AI key is set: clusters, drafts and pictures are made offline, as placeholders."
OFFLINE_IMAGES_NOTICE = "Pictures are drawn offline, as placeholders."


class ProviderNotice(TypedDict):
    """For the header of the dashboard. `notice` is empty when there is nothing to say."""

    name: str
    is_offline: bool
    notice: str


def text_provider(choice: ProviderChoice) -> TextProvider:
    """The provider for text; the same object as long as the choice is the same."""
    named = str(getattr(settings, "AI_TEXT_PROVIDER", ""))
    if named:
        return cast("TextProvider", _named(named))
    if choice.text_provider == "offline" or not (choice.has_openai or choice.text_provider):
        return _offline()
    return _openai_text(choice.openai_api_key, choice.openai_base_url, choice.text_model)


def image_provider(choice: ProviderChoice) -> ImageProvider:
    """The provider for images; the same object as long as the choice is the same."""
    named = str(getattr(settings, "AI_IMAGE_PROVIDER", ""))
    if named:
        return cast("ImageProvider", _named(named))
    if choice.image_provider == "offline" or not (choice.has_openai or choice.image_provider):
        return _offline()
    return _openai_images(choice.openai_api_key, choice.openai_base_url, choice.image_model)


def provider_notice(choice: ProviderChoice) -> ProviderNotice:
    """Who writes, and one sentence when it is not a model."""
    text, images = text_provider(choice), image_provider(choice)
    notice = OFFLINE_IMAGES_NOTICE if images.is_local else ""
    return {"name": text.name, "is_offline": text.is_local, "notice": OFFLINE_NOTICE if text.is_local else notice}


# Cached, because a client keeps its connections open between calls.


@lru_cache
def _offline() -> OfflineProvider:
    return OfflineProvider()


@lru_cache
def _openai_text(api_key: str, base_url: str, model: str) -> OpenAITextProvider:
    return OpenAITextProvider(api_key, base_url, model)


@lru_cache
def _openai_images(api_key: str, base_url: str, model: str) -> OpenAIImageProvider:
    return OpenAIImageProvider(api_key, base_url, model)


@lru_cache
def _named(path: str) -> Any:
    return import_string(path)()
