"""The vectors that an evaluation can ask for by name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from igny8_core.ai.clustering.rows import Vectors, VectorSource, unit_rows
from igny8_core.ai.clustering.sources import SourceUnavailableError, source_named
from igny8_core.ai.providers.choice import server_choice
from igny8_core.ai.providers.selection import embeddings_provider

NAMES = ("default", "local", "provider")


def vectors_named(name: str) -> VectorSource:
    """`provider` asks the server of the environment's OPENAI_* variables.

    Raises SourceUnavailableError when a source cannot be had; a provider's errors come when the source is asked.
    """
    return _provider() if name == "provider" else source_named(name)


def _provider() -> VectorSource:
    provider = embeddings_provider(server_choice())
    if provider is None:
        raise SourceUnavailableError("Embeddings of the provider need OPENAI_API_KEY or OPENAI_BASE_URL to be set.")

    def vectors(texts: Sequence[str]) -> Vectors:
        return unit_rows(np.concatenate([part.vectors for part in provider.embed(texts)]), count=len(texts))

    return vectors
