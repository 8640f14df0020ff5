"""How the pictures of a site are made, and what one costs."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from igny8_core.ai.account_ai import account_ai, image_model
from igny8_core.ai.providers.image_models import ImageModel, known_image_models
from igny8_core.ai.providers.selection import image_provider
from igny8_core.business.accounts.models import ImageFormat, Site
from igny8_core.business.billing.prices import image_credits
from igny8_core.common.numbers import plural

#: Suggestions: article headers, link previews, squares.
SIZES = ("1024x576", "1200x630", "1280x720", "1536x864", "1024x1024", "1920x1080")


@dataclass(frozen=True)
class SiteImages:
    """The site's picture settings with the model in force, its price in credits and what else there is."""

    site: Site
    may_change: bool
    image_provider: str
    image_model_in_force: str
    credits_per_image: int
    models: list[ImageModel]
    sizes: tuple[str, ...] = SIZES

    @property
    def formats(self) -> list[dict[str, str]]:
        """What pictures can be stored as."""
        return [{"value": str(value), "label": str(label)} for value, label in ImageFormat.choices]

    @property
    def credits_sentence(self) -> str:
        """`2 credits per image`."""
        return f"{plural(self.credits_per_image, 'credit')} per image"

    @property
    def default_image_credits(self) -> int:
        """Of a model that is in no list."""
        return int(settings.IMAGE_DEFAULT_CREDITS)


def site_images(site: Site, *, may_change: bool) -> SiteImages:
    """For the settings page of a site."""
    provider = image_provider(account_ai(site.account_id).choice).name
    model = image_model(site)
    return SiteImages(
        site=site,
        may_change=may_change,
        image_provider=provider,
        image_model_in_force=model,
        credits_per_image=image_credits(model),
        models=[one for one in known_image_models() if one.provider == provider],
    )
