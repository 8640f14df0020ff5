"""Embeddings from OpenAI or a compatible server: short texts as vectors of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from openai import omit
from openai.types import CreateEmbeddingResponse

from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_errors import translated
from igny8_core.ai.providers.openai_usage import usage_of
from igny8_core.common.exceptions import ProviderError

Floats = npt.NDArray[np.float32]

TEXTS_PER_REQUEST = 512
#: Enough to tell topics apart, and six times less to compare than the full length.
DIMENSIONS = 256
#: Models that can be asked for shorter vectors.
_SHORTENED = "text-embedding-3"


@dataclass(frozen=True)
class Embedded:
    """Vectors of some texts, one row each, and what they took."""

    vectors: Floats
    usage: Usage


class OpenAIEmbeddings:
    """Makes vectors through the official client. One instance serves all threads."""

    name = "openai"

    def __init__(self, connection: Connection, model: str) -> None:
        self.model = model
        self._connection = connection

    def embed(self, texts: Sequence[str]) -> Iterator[Embedded]:
        """Vectors of all texts in order, a request at a time, so that what was paid for is known when one fails.

        Raises what `OpenAITextProvider.complete` raises, ProviderError also for an answer that does not fit.
        """
        width = 0
        for start in range(0, len(texts), TEXTS_PER_REQUEST):
            embedded = self._request(texts[start : start + TEXTS_PER_REQUEST])
            if width not in (0, embedded.vectors.shape[1]):
                raise self._misfit()
            width = embedded.vectors.shape[1]
            yield embedded

    def _request(self, texts: Sequence[str]) -> Embedded:
        client = self._connection.client
        with translated(self._connection, model=self.model):
            answer = client.embeddings.create(
                model=self.model,
                # An empty text is refused, and all others with it.
                input=[text.strip() or "-" for text in texts],
                dimensions=DIMENSIONS if self.model.startswith(_SHORTENED) else omit,
                encoding_format="float",
            )
        return Embedded(self._rows(answer, len(texts)), usage_of(getattr(answer, "usage", None), model=self.model))

    def _rows(self, answer: CreateEmbeddingResponse | Any, count: int) -> Floats:
        data = getattr(answer, "data", None)
        try:
            ordered = sorted(data or [], key=lambda one: int(one.index))
            rows = np.asarray([one.embedding for one in ordered], dtype=np.float32)
        except (AttributeError, TypeError, ValueError) as error:
            raise self._misfit() from error
        if rows.ndim != 2 or rows.shape[0] != count or not rows.shape[1] or not np.isfinite(rows).all():
            raise self._misfit()
        return rows

    def _misfit(self) -> ProviderError:
        return ProviderError(f"{self._connection.label} answered with something that is not the embeddings asked for.")
