"""Which vectors a site's keywords are compared by: the provider's embeddings, local ones, or words and letters."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from igny8_core.ai import breaker
from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.ai.models import AIUsageLog
from igny8_core.ai.prices import cost_of
from igny8_core.ai.providers.base import Usage
from igny8_core.ai.providers.openai_embeddings import Floats, OpenAIEmbeddings
from igny8_core.ai.providers.selection import embeddings_provider
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import AppError

log = logging.getLogger(__name__)
FUNCTION = "embeddings"

#: Texts → one unit row each, dense or sparse; similar texts have a product near 1.
VectorSource = Callable[[Sequence[str]], Any]


def vectors_for(site: Site) -> VectorSource | None:
    """The source that the account has chosen; None for words and letters, which is what clustering does by itself.

    A source that fails says so in the log and compares words and letters instead. Call it outside of transactions.
    """
    choice = account_ai(site.account_id).choice
    if choice.vectors_in_force != "provider":
        return None
    provider = embeddings_provider(choice)
    return ProviderVectors(site=site, provider=provider) if provider else None


class ProviderVectors:
    """Embeddings of the account's AI server, each text once, however often it is asked for."""

    def __init__(self, *, site: Site, provider: OpenAIEmbeddings) -> None:
        self.site = site
        self.provider = provider
        self._rows: dict[str, Floats] = {}
        self._failed = False

    def __call__(self, texts: Sequence[str]) -> Any:
        """One unit row per text. Once it has failed it compares words and letters from then on."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if missing and not self._failed:
            self._failed = not self._embed(missing)
        return vectorise(texts) if self._failed else unit_rows(np.stack([self._rows[text] for text in texts]))

    def _embed(self, texts: Sequence[str]) -> bool:
        began, spent, rows = time.monotonic(), list[Usage](), list[Floats]()
        try:
            with breaker.guard(provider=self.provider.name, account_id=self.site.account_id):
                for part in self.provider.embed(texts):
                    spent.append(part.usage)
                    rows.extend(part.vectors)
        except AppError as error:
            log.warning("Keywords of %s are compared by words and letters: %s", self.site, error)
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


def unit_rows(rows: Floats) -> Floats:
    """The rows at length 1; a row of zeros stays one."""
    unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return unit
