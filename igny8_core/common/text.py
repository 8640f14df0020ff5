"""Text from outside, made fit to be stored anywhere."""

from __future__ import annotations


def storable(text: str) -> str:
    """Without what no database takes: zero bytes are dropped, half of a surrogate pair becomes a question mark."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Storable, without line breaks or other control characters: fit for the header of a mail."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in storable(text)).split())
