"""The key under which near-duplicate names are the same; whoever only compares names needs no linear algebra."""

from __future__ import annotations

from igny8_core.ai.clustering.phrases import comparable

LONGEST_KEY = 200


def name_key(name: str) -> str:
    """Casefolded, without accents, punctuation and plural endings: "Coffee Bean" and "coffee beans!" share it."""
    # Folding may lengthen: one sign can stand for eighteen letters.
    return (comparable(name) or " ".join(name.casefold().split()))[:LONGEST_KEY]
