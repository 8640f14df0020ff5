"""How the pictures of a site are made: size, format and model; and the language of its articles."""

from __future__ import annotations

import re
from collections.abc import Mapping

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.providers.image_bytes import MEDIA_TYPES, parse_size
from igny8_core.ai.providers.image_models import fits
from igny8_core.ai.providers.selection import image_provider
from igny8_core.ai.services.provider_settings import LONGEST_MODEL
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import AppError, InvalidInputError

FIELDS = ("language", "image_size", "image_format", "image_model")
#: Pictures of articles; what is larger costs readers more time than it shows them.
SMALLEST_SIDE, LARGEST_SIDE = 256, 2048
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2}|-[A-Z][a-z]{3})?")


def change_site_images(*, site: Site, changes: Mapping[str, str]) -> Site:
    """Apply changes by field. Raises InvalidInputError with details["fields"] and changes nothing."""
    sent = {name: value.strip() for name, value in changes.items()}
    found = {name: sentence for name, value in sent.items() if (sentence := _problem(site, name, value))}
    if found:
        first = next(iter(found.values()))
        raise InvalidInputError(first, details={"fields": {name: [sentence] for name, sentence in found.items()}})
    for name, value in sent.items():
        setattr(site, name, _normal(name, value))
    site.save(update_fields=list(sent))
    return site


def _problem(site: Site, name: str, value: str) -> str:
    if name == "language":
        return "" if _LANGUAGE.fullmatch(value) else f"“{value}” is not a language code. Use one such as en or pt-BR."
    if name == "image_format":
        return "" if value in MEDIA_TYPES else f"“{value}” is not an image format. Choose webp or png."
    return _size_problem(value) if name == "image_size" else _model_problem(site, value)


def _size_problem(value: str) -> str:
    try:
        sides = parse_size(value)
    except AppError as error:
        return error.message
    if min(sides) < SMALLEST_SIDE or max(sides) > LARGEST_SIDE:
        return f"Each side must have {SMALLEST_SIDE} to {LARGEST_SIDE:,} pixels."
    return ""


def _model_problem(site: Site, value: str) -> str:
    provider = image_provider(account_ai(site.account_id).choice).name
    if len(value) > LONGEST_MODEL or not value.isprintable() or " " in value:
        return f"The name of a model has at most {LONGEST_MODEL} characters and no blanks."
    return f"“{value}” is not a model of {provider}." if value and not fits(value, provider) else ""


def _normal(name: str, value: str) -> str:
    if name != "image_size":
        return value
    width, height = parse_size(value)
    return f"{width}x{height}"
