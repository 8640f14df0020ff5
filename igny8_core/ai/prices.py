"""What a call costs in US dollars: the provider's own word, or the price table of the settings. No float."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.conf import settings

from igny8_core.ai.providers.base import Usage

#: Providers on this machine: nobody is paid.
FREE = ("offline", "local")
MILLION = 1_000_000
_SMALLEST = Decimal("0.000001")
#: More than any call can cost; a number beyond it is nonsense, and the column could not hold it.
_MOST = Decimal(100_000)
#: What providers put behind the name of a model: `-2026-03-17`, `-20260317`, `-0613`, `-latest`.
_EDITION = re.compile(r"-(\d{4}[\d-]*|latest)")


def cost_of(usage: Usage, *, provider: str) -> Decimal | None:
    """US dollars, to the millionth; None when nobody knows the price or what was used."""
    if provider in FREE:
        return Decimal(0)
    cost = _said(usage.cost)
    if cost is None:
        cost = _by_table(usage)
    return None if cost is None else cost.quantize(_SMALLEST)


def price_entry(model: str) -> Mapping[str, str] | None:
    """The line of the price table for a model: that of its own name, or of the longest it is a dated edition of."""
    table: Mapping[str, Mapping[str, str]] = settings.AI_PRICES
    names = [
        name for name in table if model == name or (model.startswith(name) and _EDITION.fullmatch(model, len(name)))
    ]
    return table[max(names, key=len)] if names else None


def _said(cost: str | None) -> Decimal | None:
    try:
        value = Decimal(cost) if cost else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() and 0 <= value < _MOST else None


def _by_table(usage: Usage) -> Decimal | None:
    entry = price_entry(usage.model)
    if entry is None:
        return None
    if "image" in entry:
        return Decimal(entry["image"]) * usage.requests
    if not (usage.input_tokens or usage.output_tokens):
        return None
    return _by_tokens(usage, entry)


def _by_tokens(usage: Usage, entry: Mapping[str, str]) -> Decimal:
    full, cached = Decimal(entry["input"]), Decimal(entry.get("cached_input", entry["input"]))
    cached_tokens = min(usage.cached_tokens, usage.input_tokens)
    total = (
        (usage.input_tokens - cached_tokens) * full
        + cached_tokens * cached
        + usage.output_tokens * Decimal(entry.get("output", "0"))
    )
    return total / MILLION
