"""Text from outside, made fit to be stored anywhere."""

from __future__ import annotations


def storable(text: str) -> str:
    """Without what no database takes: zero bytes are dropped, half of a surrogate pair becomes a question mark."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
