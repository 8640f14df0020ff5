"""Which vectors a site's keywords are compared by: the provider's embeddings, local ones, or words and letters."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from igny8_core.ai import breaker
from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.clustering.rows import Floats, Vectors, VectorSource, unit_rows
from igny8_core.ai.clustering.sources import SourceUnavailableError, source_named
from igny8_core.ai.clustering.vectors import normalise_text, vectorise
from igny8_core.ai.models import AIUsageLog
from igny8_core.ai.prices import cost_of
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.openai_embeddings import OpenAIEmbeddings
from igny8_core.ai.providers.selection import embeddings_provider
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import AppError

log = logging.getLogger(__name__)
FUNCTION = "embeddings"
INSTEAD = "Keywords of %s are compared by words and letters: %s"


def vectors_for(site: Site) -> VectorSource | None:
    """The source that the account has chosen; None for words and letters, which is what clustering does by itself.

    A source that fails says so in the log and compares words and letters instead. Call it outside of transactions.
    """
    choice = account_ai(site.account_id).choice
    if choice.vectors_in_force == "local":
        return _local(site)
    provider = embeddings_provider(choice) if choice.vectors_in_force == "provider" else None
    return ProviderVectors(site=site, provider=provider) if provider else None


def _local(site: Site) -> VectorSource | None:
    try:
        return source_named("local")
    except SourceUnavailableError as error:
        log.warning(INSTEAD, site, error)
        return None


class ProviderVectors:
    """Embeddings of the account's AI server, each text once, however often and in what case it is asked for."""

    def __init__(self, *, site: Site, provider: OpenAIEmbeddings) -> None:
        self.site = site
        self.provider = provider
        self._rows: dict[str, Floats] = {}
        self._failed = False

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text. Once it has failed it compares words and letters from then on."""
        keys = [normalise_text(text) for text in texts]
        missing = [key for key in dict.fromkeys(keys) if key not in self._rows]
        if missing and not self._failed:
            self._failed = not self._embed(missing)
        if self._failed:
            return vectorise(texts)
        return unit_rows(np.asarray([self._rows[key] for key in keys], dtype=np.float32), count=len(keys))

    def _embed(self, texts: Sequence[str]) -> bool:
        began, spent, rows = time.monotonic(), list[Usage](), list[Floats]()
        try:
            with breaker.guard(provider=self.provider.name, account_id=self.site.account_id):
                for part in self.provider.embed(texts):
                    spent.append(part.usage)
                    rows.extend(part.vectors)
        except AppError as error:
            log.warning(INSTEAD, self.site, error)
        self._rows.update(zip(texts, rows, strict=False))
        accepted = len(rows) == len(texts)
        self._log(spent, items=len(rows), accepted=accepted, seconds=time.monotonic() - began)
        return accepted

    def _log(self, spent: Sequence[Usage], *, items: int, accepted: bool, seconds: float) -> None:
        """What the vectors took. They are part of the price of clustering: no credits of their own."""
        if not spent:
            return
        costs = [cost_of(usage, provider=self.provider.name) for usage in spent]
        known = [cost for cost in costs if cost is not None]
        AIUsageLog.objects.create(
            account_id=self.site.account_id,
            site=self.site,
            function=FUNCTION,
            provider=self.provider.name,
            model=self.provider.model[:80],
            input_tokens=sum(usage.input_tokens for usage in spent),
            requests=len(spent),
            items=items,
            cost=sum(known, Decimal(0)) if len(known) == len(costs) else None,
            accepted=accepted,
            seconds=round(seconds, 3),
        )
