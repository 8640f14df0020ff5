"""What an account, or else the server, has chosen: providers, models, keys. Plain data, so that clients can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings


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
    image_model: str = ""
    runware_api_key: str = field(default="", repr=False)
    vectors: str = ""
    embedding_model: str = ""
    #: A stored key that cannot be read any more: calls must say so instead of going without.
    unreadable_key: bool = False

    @property
    def has_openai(self) -> bool:
        """True when there is a key, or a server that may need none."""
        return bool(self.openai_api_key or self.openai_base_url)


def server_choice() -> ProviderChoice:
    """What the environment says."""
    image_provider = _setting("IMAGE_PROVIDER")
    return ProviderChoice(
        openai_api_key=_setting("OPENAI_API_KEY"),
        openai_base_url=_setting("OPENAI_BASE_URL"),
        text_model=_setting("OPENAI_MODEL"),
        image_provider="" if image_provider == "auto" else image_provider,
        image_model=_setting("RUNWARE_IMAGE_MODEL" if image_provider == "runware" else "OPENAI_IMAGE_MODEL"),
        runware_api_key=_setting("RUNWARE_API_KEY"),
        embedding_model=_setting("OPENAI_EMBEDDING_MODEL"),
    )


def _setting(name: str) -> str:
    return str(getattr(settings, name, ""))
