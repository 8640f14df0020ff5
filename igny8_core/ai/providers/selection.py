"""Which provider answers: the one the server's settings name, else the account's choice, else offline without a key."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.conf import settings
from django.utils.module_loading import import_string

from igny8_core.ai.providers import openai_client
from igny8_core.ai.providers.base import ImageProvider, TextProvider
from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.refusing import RefusingProvider
from igny8_core.common.outbound import GuardedTransport

if TYPE_CHECKING:
    from igny8_core.ai.providers.openai_embeddings import OpenAIEmbeddings

#: Loaded when one is first asked for: a web process that never asks carries neither its client nor its arithmetic.
OFFLINE = "igny8_core.ai.providers.offline.provider.OfflineProvider"
OPENAI_TEXT = "igny8_core.ai.providers.openai_text.OpenAITextProvider"
OPENAI_IMAGES = "igny8_core.ai.providers.openai_images.OpenAIImageProvider"
OPENAI_EMBEDDINGS = "igny8_core.ai.providers.openai_embeddings.OpenAIEmbeddings"
RUNWARE = "igny8_core.ai.providers.runware_images.RunwareImageProvider"

OFFLINE_NOTICE = "No AI key is set: clusters, drafts and pictures are made offline, as placeholders."
OFFLINE_CHOSEN_NOTICE = "Offline is chosen: clusters and drafts are made without a model, as placeholders."
OFFLINE_IMAGES_NOTICE = "Pictures are drawn offline, as placeholders."
_TITLES = {"openai": "OpenAI", "runware": "Runware"}


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
    if choice.text_provider_in_force == "offline":
        return cast("TextProvider", _named(OFFLINE))
    if sentence := _why_not("openai", choice, has_key=choice.has_openai):
        return _refusing("openai", choice.text_model, sentence)
    return _openai_text(*_server_of(choice), choice.text_model)


def image_provider(choice: ProviderChoice) -> ImageProvider:
    """The provider for images; the same object as long as the choice is the same."""
    named = str(getattr(settings, "AI_IMAGE_PROVIDER", ""))
    if named:
        return cast("ImageProvider", _named(named))
    provider, model = choice.image_provider_in_force, choice.image_model_in_force
    if provider == "offline":
        return cast("ImageProvider", _named(OFFLINE))
    has_key = choice.has_runware if provider == "runware" else choice.has_openai
    if sentence := _why_not(provider, choice, has_key=has_key):
        return _refusing(provider, model, sentence)
    if provider == "runware":
        return _runware(choice.runware_api_key, model)
    return _openai_images(*_server_of(choice), model)


def embeddings_provider(choice: ProviderChoice) -> OpenAIEmbeddings | None:
    """Who makes embeddings; None where nobody can be asked. The same object as long as the choice is the same."""
    named = getattr(settings, "AI_TEXT_PROVIDER", "")
    if named or not choice.has_openai or "openai" in choice.unreadable:
        return None
    return _openai_embeddings(*_server_of(choice), choice.embedding_model_in_force)


def provider_notice(choice: ProviderChoice) -> ProviderNotice:
    """Who writes, and one sentence when it is not a model, or cannot be asked."""
    text, images = text_provider(choice), image_provider(choice)
    return {"name": text.name, "is_offline": text.is_local, "notice": _notice(choice, text, images)}


def openai_connection(choice: ProviderChoice, *, read_seconds: float, total_seconds: float) -> Connection:
    """A connection of its own to the choice's OpenAI or compatible server, guarded where a user entered the address."""
    connection = _connection(*_server_of(choice), read_seconds=read_seconds)
    return replace(connection, total_seconds=total_seconds)


def _why_not(provider: str, choice: ProviderChoice, *, has_key: bool) -> str:
    if provider in choice.unreadable:
        return f"The stored API key for {_TITLES[provider]} can no longer be read. Enter it again in the settings."
    if not has_key:
        return f"{_TITLES[provider]} is chosen, but no API key is set. Enter one in the settings."
    return ""


def _notice(choice: ProviderChoice, text: TextProvider, images: ImageProvider) -> str:
    for one in (text, images):
        if isinstance(one, RefusingProvider):
            return one.sentence
    if text.is_local:
        return OFFLINE_CHOSEN_NOTICE if choice.text_provider == "offline" else OFFLINE_NOTICE
    return OFFLINE_IMAGES_NOTICE if images.is_local else ""


def _server_of(choice: ProviderChoice) -> tuple[str, str, bool]:
    return choice.openai_api_key, choice.openai_base_url, choice.url_is_foreign


# Cached, because a client keeps its connections open between calls.


@lru_cache
def _openai_text(api_key: str, base_url: str, is_foreign: bool, model: str) -> TextProvider:
    connection = _connection(api_key, base_url, is_foreign, read_seconds=openai_client.READ_SECONDS)
    return cast("TextProvider", import_string(OPENAI_TEXT)(api_key, base_url, model, connection=connection))


@lru_cache
def _openai_images(api_key: str, base_url: str, is_foreign: bool, model: str) -> ImageProvider:
    connection = _connection(api_key, base_url, is_foreign, read_seconds=openai_client.IMAGE_READ_SECONDS)
    return cast("ImageProvider", import_string(OPENAI_IMAGES)(api_key, base_url, model, connection=connection))


@lru_cache
def _openai_embeddings(api_key: str, base_url: str, is_foreign: bool, model: str) -> OpenAIEmbeddings:
    connection = _connection(api_key, base_url, is_foreign, read_seconds=openai_client.EMBEDDINGS_READ_SECONDS)
    return cast("OpenAIEmbeddings", import_string(OPENAI_EMBEDDINGS)(connection, model))


def _connection(api_key: str, base_url: str, is_foreign: bool, *, read_seconds: float) -> Connection:
    guard = GuardedTransport if is_foreign else None
    return Connection(api_key=api_key, base_url=base_url, read_seconds=read_seconds, guard=guard)


@lru_cache
def _runware(api_key: str, model: str) -> ImageProvider:
    return cast("ImageProvider", import_string(RUNWARE)(api_key, model))


@lru_cache
def _refusing(name: str, model: str, sentence: str) -> RefusingProvider:
    return RefusingProvider(name, model, sentence)


@lru_cache
def _named(path: str) -> Any:
    return import_string(path)()
