"""The clusters a site has already, as candidates for new keywords."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters, Keywords

#: Keywords that stand for a cluster when new ones are compared with it.
SAMPLES_PER_CLUSTER = 3
MOST_SEARCHED = [F("volume").desc(nulls_last=True), F("pk").asc()]


@dataclass(frozen=True)
class Sample:
    """A keyword that stands for its cluster."""

    keyword_id: int
    text: str


@dataclass
class NearCluster:
    """A candidate: what the model is shown of it, and the groups of this run it already took keywords from."""

    pk: int
    name: str
    keywords: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)

    def as_data(self) -> dict[str, Any]:
        """JSON for the request."""
        return {"id": self.pk, "name": self.name, "keywords": self.keywords, "groups": sorted(self.groups)}


def sample_keywords(site: Site) -> list[Sample]:
    """The most searched keywords of every cluster in use."""
    rank = Window(RowNumber(), partition_by=F("cluster_id"), order_by=MOST_SEARCHED)
    mapped = Keywords.objects.filter(site=site, cluster__isnull=False, cluster__disabled=False).annotate(rank=rank)
    best = mapped.filter(rank__lte=SAMPLES_PER_CLUSTER).order_by("cluster_id", "rank")
    return [Sample(pk, f"{name} {text}") for pk, name, text in best.values_list("pk", "cluster__name", "keyword")]


def empty_clusters(site: Site) -> list[dict[str, Any]]:
    """Clusters that nobody has put a keyword into yet: only their name speaks for them."""
    used = Keywords.objects.filter(cluster=OuterRef("pk"))
    rows = Clusters.objects.filter(~Exists(used), site=site, disabled=False).order_by("pk")
    return [{"id": pk, "name": name} for pk, name in rows.values_list("pk", "name")]


def near_clusters(neighbours: Iterable[Keywords], payload: dict[str, Any]) -> list[NearCluster]:
    """The clusters that the neighbours of a batch are in by now, those opened by earlier batches included."""
    groups = payload.get("groups", {}) | payload.get("neighbour_groups", {})
    found = _still_in_use(payload.get("clusters", []))
    for keyword in neighbours:
        if keyword.cluster is None or keyword.cluster.disabled:
            continue
        near = found.setdefault(keyword.cluster.pk, NearCluster(keyword.cluster.pk, keyword.cluster.name))
        near.keywords.append(keyword.keyword)
        if str(keyword.pk) in groups:
            near.groups.add(groups[str(keyword.pk)])
    return list(found.values())


def _still_in_use(planned: Sequence[dict[str, Any]]) -> dict[int, NearCluster]:
    """Of the empty clusters that planning knew, those that nobody deleted or disabled since."""
    if not planned:
        return {}
    ids = Clusters.objects.filter(pk__in=[one["id"] for one in planned], disabled=False).values_list("pk", flat=True)
    in_use = set(ids)
    return {
        one["id"]: NearCluster(one["id"], one["name"], groups={one["group"]}) for one in planned if one["id"] in in_use
    }
