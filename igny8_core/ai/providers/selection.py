"""Which provider answers: the one a setting names, else OpenAI when there is a key or a base URL, else offline."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypedDict, cast

from django.conf import settings
from django.utils.module_loading import import_string

from igny8_core.ai.providers.base import ImageProvider, TextProvider
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


def text_provider() -> TextProvider:
    """The provider for text; the same object as long as the settings are the same."""
    chosen = _setting("AI_TEXT_PROVIDER")
    if chosen:
        return cast("TextProvider", _named(chosen))
    if not _has_openai():
        return _offline()
    return _openai_text(_setting("OPENAI_API_KEY"), _setting("OPENAI_BASE_URL"), _setting("OPENAI_MODEL"))


def image_provider() -> ImageProvider:
    """The provider for images; the same object as long as the settings are the same."""
    chosen = _setting("AI_IMAGE_PROVIDER")
    if chosen:
        return cast("ImageProvider", _named(chosen))
    if not _has_openai():
        return _offline()
    return _openai_images(_setting("OPENAI_API_KEY"), _setting("OPENAI_BASE_URL"), _setting("OPENAI_IMAGE_MODEL"))


def provider_notice() -> ProviderNotice:
    """Who writes, and one sentence when it is not a model."""
    text, images = text_provider(), image_provider()
    notice = OFFLINE_IMAGES_NOTICE if images.is_local else ""
    return {"name": text.name, "is_offline": text.is_local, "notice": OFFLINE_NOTICE if text.is_local else notice}


def _has_openai() -> bool:
    return bool(_setting("OPENAI_API_KEY") or _setting("OPENAI_BASE_URL"))


def _setting(name: str) -> str:
    return str(getattr(settings, name, ""))


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
