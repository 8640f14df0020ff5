"""The image models whose price is known, and which provider each name belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

_DEFAULTS = {"openai": "OPENAI_IMAGE_MODEL", "runware": "RUNWARE_IMAGE_MODEL"}
OFFLINE_MODEL = "offline"


@dataclass(frozen=True)
class ImageModel:
    """A model with its price in credits per image."""

    provider: str
    model: str
    credits: int


def known_image_models() -> list[ImageModel]:
    """Those of the settings, cheapest first within a provider."""
    models = [
        ImageModel(provider_of(name), name, int(credits)) for name, credits in settings.IMAGE_MODEL_CREDITS.items()
    ]
    return sorted(models, key=lambda one: (one.provider, one.credits, one.model))


def default_image_model(provider: str) -> str:
    """The model that a provider is asked for when nobody chose one."""
    return str(getattr(settings, _DEFAULTS.get(provider, ""), OFFLINE_MODEL))


def provider_of(model: str) -> str:
    """Runware's names are `who:model@version`, `offline` is the offline provider's, everything else is OpenAI's."""
    if model == OFFLINE_MODEL:
        return "offline"
    return "runware" if ":" in model and "@" in model else "openai"


def fits(model: str, provider: str) -> bool:
    """True for a name that `provider` can know. A choice made for another provider must not be sent to this one."""
    return bool(model) and (provider not in _DEFAULTS or provider_of(model) == provider)
