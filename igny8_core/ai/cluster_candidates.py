"""The clusters a site has already, as candidates for new keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters, Keywords

#: Keywords that stand for a cluster when new ones are compared with it.
SAMPLES_PER_CLUSTER = 3
MOST_SEARCHED = [F("volume").desc(nulls_last=True), F("pk").asc()]
#: Clusters that one call is shown. A model that does not see a topic's cluster opens a second one, and which of the far
#: ones it is cannot be told from the words: 60 left 1,000 keywords of 150 topics with 190 clusters, 200 with 150.
MOST_SHOWN = 200
#: The nearest are shown with more keywords, the others cost a line of 20 tokens each.
NEAREST, KEYWORDS_OF_NEAREST = 25, 3


@dataclass(frozen=True)
class Sample:
    """A keyword that stands for its cluster."""

    keyword_id: int
    text: str


@dataclass(frozen=True)
class OpenKeyword:
    """A keyword of the batch that still needs a cluster."""

    pk: int
    keyword: str


@dataclass
class NearCluster:
    """A candidate: what the model is shown of it, and the groups of this run it already took keywords from."""

    pk: int
    name: str
    most_keywords: int = KEYWORDS_OF_NEAREST
    keywords: list[str] = field(default_factory=list)
    groups: set[int] = field(default_factory=set)

    def meet(self, keyword: str, group: int | None) -> None:
        """Take in one of its keywords (the nearest come first) and that one's group, as far as they are known."""
        if keyword and len(self.keywords) < self.most_keywords:
            self.keywords.append(keyword)
        if group is not None:
            self.groups.add(group)

    def as_data(self) -> dict[str, Any]:
        """JSON for the request."""
        return {"id": self.pk, "name": self.name, "keywords": self.keywords, "groups": sorted(self.groups)}


def sample_keywords(site: Site) -> list[Sample]:
    """The most searched keywords of every cluster in use."""
    rank = Window(RowNumber(), partition_by=F("cluster_id"), order_by=MOST_SEARCHED)
    mapped = Keywords.objects.filter(site=site, cluster__isnull=False, cluster__disabled=False).annotate(rank=rank)
    best = mapped.filter(rank__lte=SAMPLES_PER_CLUSTER).order_by("cluster_id", "rank")
    return [Sample(pk, f"{name} {text}") for pk, name, text in best.values_list("pk", "cluster__name", "keyword")]


def empty_clusters(site: Site) -> list[tuple[int, str]]:
    """Ids and names of clusters that nobody has put a keyword into yet: only their name speaks for them."""
    used = Keywords.objects.filter(cluster=OuterRef("pk"))
    rows = Clusters.objects.filter(~Exists(used), site=site, disabled=False).order_by("pk")
    return list(rows.values_list("pk", "name"))


def look_up(ids: Sequence[int], payload: Mapping[str, Any]) -> tuple[list[OpenKeyword], list[NearCluster]]:
    """Which of the keywords `ids` still need a cluster, and the clusters near them, the nearest first. One query.

    The payload says what lies near; which clusters that is by now, those opened by earlier batches included, is read.
    """
    near = payload.get("neighbours", [])
    place = {pk: number for number, pk in enumerate([*ids, *near])}
    rows = sorted(_rows(ids, near, payload.get("empty_clusters", {})), key=lambda row: place.get(row.pk, len(place)))
    wanted = set(ids)
    open_keywords = [OpenKeyword(row.pk, row.keyword) for row in rows if row.pk in wanted and row.needs_cluster]
    return sorted(open_keywords, key=lambda one: one.pk), _candidates(rows, payload)


@dataclass(frozen=True)
class _Row:
    """A keyword and its cluster, or (`pk` 0) an empty cluster."""

    pk: int
    keyword: str
    disabled: bool
    cluster_id: int | None
    cluster: str | None
    cluster_disabled: bool | None

    @property
    def needs_cluster(self) -> bool:
        return self.cluster_id is None and not self.disabled


def _rows(ids: Sequence[int], near: Sequence[int], empty: Mapping[str, Any]) -> Iterable[_Row]:
    wanted = Q(pk__in=ids) | Q(pk__in=near, cluster__disabled=False)
    cluster = ("cluster_id", "cluster__name", "cluster__disabled")
    found: QuerySet[Any, Any] = Keywords.objects.filter(wanted).values_list("pk", "keyword", "disabled", *cluster)
    if empty:
        clusters = Clusters.objects.filter(pk__in=map(int, empty), disabled=False)
        found = found.union(clusters.values_list(Value(0), Value(""), "disabled", "pk", "name", "disabled"), all=True)
    return (_Row(*row) for row in found)


def _candidates(rows: Iterable[_Row], payload: Mapping[str, Any]) -> list[NearCluster]:
    """The clusters of `rows`, which come the nearest first and the empty ones last."""
    groups = payload.get("groups", {}) | payload.get("neighbour_groups", {})
    empty = payload.get("empty_clusters", {})
    found: dict[int, NearCluster] = {}
    for row in rows:
        if row.cluster_id is None or row.cluster is None or row.cluster_disabled:
            continue
        if row.pk and row.cluster_id not in found and len(found) >= MOST_SHOWN - len(empty):
            continue
        most = KEYWORDS_OF_NEAREST if len(found) < NEAREST else 1
        near = found.setdefault(row.cluster_id, NearCluster(row.cluster_id, row.cluster, most))
        near.meet(row.keyword, groups.get(str(row.pk)) if row.pk else empty.get(str(row.cluster_id)))
    return list(found.values())
