"""What an answer took, read from bodies that are not always as documented."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.providers.base import Usage


def usage_of(told: Any, *, model: str) -> Usage:
    """The usage object of a chat completion, an image or an embedding; zeros where it says nothing.

    `cost` is what some compatible servers charge, in US dollars.
    """
    details = _get(told, "prompt_tokens_details") or _get(told, "input_tokens_details")
    return Usage(
        model=model,
        input_tokens=count(_get(told, "prompt_tokens")) or count(_get(told, "input_tokens")),
        cached_tokens=count(_get(details, "cached_tokens")),
        output_tokens=count(_get(told, "completion_tokens")) or count(_get(told, "output_tokens")),
        cost=_money(_get(told, "cost")),
    )


def count(value: Any) -> int:
    """A number from outside as a count: 0 for anything that is none, and for more than a call can have used."""
    return value if type(value) is int and 0 < value < 2**31 else 0


def _money(value: Any) -> str | None:
    # Not a bool; what else may be in it is judged where prices are.
    return str(value) if type(value) in (int, float, str) else None


def _get(told: Any, name: str) -> Any:
    return told.get(name) if isinstance(told, dict) else getattr(told, name, None)
