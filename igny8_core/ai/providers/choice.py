"""What an account, or else the server, has chosen: providers, models, keys. Plain data, so that clients can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings

from igny8_core.ai.providers.image_models import default_image_model, fits
from igny8_core.ai.providers.openai_client import Connection

DEFAULT_EMBEDDING_MODEL = "text-embedding-3-small"


@dataclass(frozen=True)
class ProviderChoice:
    """The choice in force. `*_provider` is `openai`, `runware` (images), `offline`, or empty for automatic."""

    text_provider: str = ""
    openai_api_key: str = field(default="", repr=False)
    openai_base_url: str = ""
    #: True for an address that a user entered: it must not lead inside.
    url_is_foreign: bool = False
    text_model: str = ""
    image_provider: str = ""
    #: Empty: the provider's usual one.
    image_model: str = ""
    runware_api_key: str = field(default="", repr=False)
    vectors: str = ""
    embedding_model: str = ""
    #: Providers whose stored key cannot be read any more: calls must say so instead of going without.
    unreadable: frozenset[str] = frozenset()

    @property
    def has_openai(self) -> bool:
        """True when there is a key, or a server that may need none."""
        return bool(self.openai_api_key or self.openai_base_url or "openai" in self.unreadable)

    @property
    def has_runware(self) -> bool:
        """True when there is a key."""
        return bool(self.runware_api_key or "runware" in self.unreadable)

    @property
    def text_provider_in_force(self) -> str:
        """`openai` or `offline`: what automatic means here."""
        return self.text_provider or ("openai" if self.has_openai else "offline")

    @property
    def image_provider_in_force(self) -> str:
        """`openai`, `runware` or `offline`: what automatic means here."""
        return self.image_provider or ("openai" if self.has_openai else "runware" if self.has_runware else "offline")

    @property
    def image_model_in_force(self) -> str:
        """The chosen model, unless it was chosen for another provider."""
        provider = self.image_provider_in_force
        return self.image_model if fits(self.image_model, provider) else default_image_model(provider)

    @property
    def embedding_model_in_force(self) -> str:
        """The chosen model, or OpenAI's usual one."""
        return self.embedding_model or DEFAULT_EMBEDDING_MODEL

    @property
    def vectors_in_force(self) -> str:
        """`tfidf`, `local` or `provider`: what automatic means here.

        OpenAI itself makes embeddings for everybody with a key; of another server it is only known when a model is set.
        """
        if self.vectors or self.text_provider_in_force != "openai":
            return self.vectors or "tfidf"
        is_openai = Connection(api_key="", base_url=self.openai_base_url).is_official
        return "provider" if self.embedding_model or (self.openai_api_key and is_openai) else "tfidf"


def server_choice() -> ProviderChoice:
    """What the environment says."""
    image_provider = _setting("IMAGE_PROVIDER")
    return ProviderChoice(
        openai_api_key=_setting("OPENAI_API_KEY"),
        openai_base_url=_setting("OPENAI_BASE_URL"),
        text_model=_setting("OPENAI_MODEL"),
        image_provider="" if image_provider == "auto" else image_provider,
        runware_api_key=_setting("RUNWARE_API_KEY"),
        embedding_model=_setting("OPENAI_EMBEDDING_MODEL"),
    )


def _setting(name: str) -> str:
    return str(getattr(settings, name, ""))
