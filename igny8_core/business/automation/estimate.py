"""What a run will cost: the whole pipeline projected from what waits now. Pure arithmetic, no float.

Check: 47 keywords → 8 clusters → 56 articles → 224 images is 10 + 16 + 0 + 280 + 112 + 448 = 866 credits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any, Self

from django.conf import settings

from igny8_core.business.automation.stages import STAGES
from igny8_core.business.billing.prices import credits_for
from igny8_core.common.numbers import plural


@dataclass(frozen=True)
class Rates:
    """How many of the next thing come out of one; `basis` is `history` or `defaults`."""

    keywords_per_cluster: Decimal
    ideas_per_cluster: Decimal
    words_per_article: Decimal
    images_per_article: Decimal
    basis: str = "defaults"

    @classmethod
    def defaults(cls) -> Self:
        """Until the site has a history."""
        usual = {name: Decimal(value) for name, value in settings.ESTIMATE_DEFAULTS.items()}
        return cls(
            keywords_per_cluster=usual["keywords_per_cluster"],
            ideas_per_cluster=usual["ideas_per_cluster"],
            words_per_article=usual["words_per_article"],
            images_per_article=usual["images_per_article"],
        )


@dataclass(frozen=True)
class StageEstimate:
    """Items that stage `stage` will work on, how many of them wait already, and what that costs."""

    stage: int
    name: str
    items: int
    items_label: str
    waiting: int
    credits: int
    note: str


@dataclass(frozen=True)
class Estimate:
    """The projection. `required_credits` is what a start needs free: the estimate with a reserve on top."""

    estimated_credits: int
    required_credits: int
    basis: str
    stages: list[StageEstimate]
    backlog: dict[int, int]

    def to_json(self) -> dict[str, Any]:
        """Kept on the run, so that cards of waiting stages know what to expect."""
        return asdict(self) | {"backlog": {str(k): v for k, v in self.backlog.items()}}


def project(*, backlog: Mapping[int, int], rates: Rates, image_credits: int) -> Estimate:
    """Project from `backlog` (items that wait per stage 1-6) through to the images."""
    keywords = backlog.get(1, 0)
    clusters = backlog.get(2, 0) + _up(Decimal(keywords) / rates.keywords_per_cluster)
    ideas = backlog.get(3, 0) + _up(clusters * rates.ideas_per_cluster)
    tasks = backlog.get(4, 0) + ideas
    content = backlog.get(5, 0) + tasks
    prompts = _up(content * rates.images_per_article)
    images = backlog.get(6, 0) + prompts
    words = tasks * rates.words_per_article
    rows = (
        (keywords, Decimal(keywords), "1 credit per 5 keywords"),
        (clusters, Decimal(clusters), "2 credits per cluster"),
        (ideas, Decimal(0), "Free"),
        (tasks, words, f"1 credit per 500 words, about {_up(rates.words_per_article):,} words each"),
        (content, Decimal(prompts), f"0.5 credits per prompt, {prompts:,} prompts"),
        (images, Decimal(images * image_credits), f"{plural(image_credits, 'credit')} per image"),
    )
    stages = [
        StageEstimate(
            s.number,
            s.name,
            items,
            s.item if items == 1 else s.label,
            backlog.get(s.number, 0),
            credits_for(function=s.function, units=units),
            note,
        )
        for s, (items, units, note) in zip(STAGES, rows, strict=False)
    ]
    total = sum(s.credits for s in stages)
    required = _up(Decimal(total) * Decimal(settings.HOLD_FACTOR))
    return Estimate(total, required, rates.basis, stages, dict(backlog))


def _up(value: Decimal) -> int:
    return int(value.to_integral_value(rounding=ROUND_CEILING))
