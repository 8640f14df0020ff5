"""What the keywords of a cluster add up to: searches per month, and what most of its searchers want."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from igny8_core.business.planning.models import Clusters, Keywords


def refresh(cluster_ids: Collection[int], *, suggested: Mapping[int, str] | None = None) -> None:
    """Recompute volume and main intent of these clusters from their keywords that are in use: one UPDATE.

    The volume is empty while no keyword has one. The intent is that of most searches; where no keyword has an intent,
    it stays as it is, or becomes `suggested[id]` if the cluster has none.
    """
    if cluster_ids:
        Clusters.objects.filter(pk__in=cluster_ids).update(
            volume=Subquery(_volume()), search_intent=Coalesce(Subquery(_intent()), _otherwise(suggested or {}))
        )


def _members() -> QuerySet[Keywords]:
    return Keywords.objects.filter(cluster=OuterRef("pk"), disabled=False).order_by()


def _volume() -> QuerySet[Any, Any]:
    return _members().values("cluster").annotate(sum=Sum("volume")).values("sum")


def _intent() -> QuerySet[Any, Any]:
    # One on top: a keyword of unknown volume is searched, too.
    searches = Sum(Coalesce(F("volume"), 0) + 1)
    intents = _members().exclude(intent="").values("intent").annotate(searches=searches)
    return intents.order_by("-searches", "intent").values("intent")[:1]


def _otherwise(suggested: Mapping[int, str]) -> Any:
    cases = [When(pk=pk, search_intent="", then=Value(intent)) for pk, intent in suggested.items() if intent]
    return Case(*cases, default=F("search_intent")) if cases else F("search_intent")
