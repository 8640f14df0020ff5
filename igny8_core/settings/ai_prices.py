"""What AI models cost in US dollars: list prices of November 2026, and the operator's own over them.

`input`, `cached_input` and `output` are per million tokens (image models bill a picture as output tokens); `image` is
per picture where a provider sells by the piece. A name stands for its dated editions as well. Text, so that no float
touches money.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

Prices = dict[str, dict[str, str]]

KINDS = ("input", "cached_input", "output", "image")
LIST_PRICES: Prices = {
    "gpt-5.5": {"input": "5", "cached_input": "0.5", "output": "30"},
    "gpt-5.4": {"input": "2.5", "cached_input": "0.25", "output": "15"},
    "gpt-5.4-mini": {"input": "0.75", "cached_input": "0.075", "output": "4.5"},
    "gpt-5.4-nano": {"input": "0.2", "cached_input": "0.02", "output": "1.25"},
    "gpt-image-2": {"input": "5", "cached_input": "1.25", "output": "30"},
    "gpt-image-2.5-flare": {"input": "5", "cached_input": "1.25", "output": "30"},
    "gpt-image-2.5-sunburst": {"input": "5", "cached_input": "1.25", "output": "30"},
    "gpt-image-1-mini": {"input": "2", "cached_input": "0.2", "output": "8"},
    "text-embedding-3-small": {"input": "0.02"},
    "text-embedding-3-large": {"input": "0.13"},
}


def ai_prices(path: str) -> Prices:
    """The list prices with the lines of the JSON file at `path` over them; the list alone for an empty path.

    Raises ValueError with one sentence for a file that cannot be read or says something else.
    """
    return {**LIST_PRICES, **_from_file(Path(path).expanduser())} if path else dict(LIST_PRICES)


def _from_file(path: Path) -> Prices:
    try:
        found = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    except OSError as error:
        raise ValueError(f"AI_PRICES_FILE “{path}” cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise ValueError(f"AI_PRICES_FILE “{path}” is not JSON: {error}.") from error
    if not isinstance(found, dict):
        raise ValueError(f"AI_PRICES_FILE “{path}” must be an object of prices by model.")
    return {model: _checked(model, entry) for model, entry in found.items()}


def _checked(model: str, entry: Any) -> dict[str, str]:
    if not isinstance(entry, dict) or not ({"input", "image"} & set(entry)):
        raise ValueError(f"AI_PRICES_FILE: “{model}” needs a price for input (per million tokens) or per image.")
    if unknown := sorted(set(entry) - set(KINDS)):
        raise ValueError(f"AI_PRICES_FILE: “{model}” has {', '.join(unknown)}; known are {', '.join(KINDS)}.")
    for kind, price in entry.items():
        if not _is_price(price):
            raise ValueError(f"AI_PRICES_FILE: {kind} of “{model}” is “{price}”, but must be a number of US dollars.")
    return dict(entry)


def _is_price(value: Any) -> bool:
    try:
        price = Decimal(value) if isinstance(value, str) else Decimal("NaN")
    except InvalidOperation:
        return False
    return price.is_finite() and price >= 0
