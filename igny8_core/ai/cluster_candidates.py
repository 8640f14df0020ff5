"""The clusters a site has already, as candidates for new keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import RowNumber

from igny8_core.ai.models import AITask
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

    def meet(self, keyword: str | None, group: int | None) -> None:
        """Take in one of its keywords (the nearest come first) and that one's group, as far as they are known."""
        if keyword and keyword not in self.keywords and len(self.keywords) < self.most_keywords:
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


def look_up(task: AITask) -> tuple[list[OpenKeyword], list[NearCluster]]:
    """Which of the task's keywords still need a cluster, and the clusters near them, the nearest first. One query.

    The payload says what lies near; which clusters that is by now, those opened by earlier batches included, is read.
    After them come those that the site opened last, so that a site of up to 200 clusters shows them all.
    """
    near = task.payload.get("neighbours", [])
    empty = task.payload.get("empty_clusters", {})
    place = {pk: number for number, pk in enumerate([*task.input_ids, *near])}
    found = _keyword_rows(task.input_ids, near).union(_cluster_rows(task.site_id, empty), all=True)
    rows = sorted(
        (_Row(*row) for row in found),
        key=lambda row: (place.get(row.pk, len(place)), str(row.cluster_id) not in empty, -(row.cluster_id or 0)),
    )
    wanted = set(task.input_ids)
    open_keywords = [OpenKeyword(row.pk, row.keyword or "") for row in rows if row.pk in wanted and row.needs_cluster]
    return sorted(open_keywords, key=lambda one: one.pk), _candidates(rows, task.payload)


@dataclass(frozen=True)
class _Row:
    """A keyword and its cluster, or (`pk` 0) a cluster and one of its keywords."""

    pk: int
    keyword: str | None
    disabled: bool
    cluster_id: int | None
    cluster: str | None
    cluster_disabled: bool | None

    @property
    def needs_cluster(self) -> bool:
        return self.cluster_id is None and not self.disabled


def _keyword_rows(ids: Sequence[int], near: Sequence[int]) -> QuerySet[Any, Any]:
    wanted = Q(pk__in=ids) | Q(pk__in=near, cluster__disabled=False)
    cluster = ("cluster_id", "cluster__name", "cluster__disabled")
    return Keywords.objects.filter(wanted).values_list("pk", "keyword", "disabled", *cluster)


def _cluster_rows(site_id: int, empty: Mapping[str, Any]) -> QuerySet[Any, Any]:
    in_use = Clusters.objects.filter(site=site_id, disabled=False)
    last = in_use.order_by("-pk").values("pk")[:MOST_SHOWN]
    one = Keywords.objects.filter(cluster=OuterRef("pk")).order_by("pk").values("keyword")[:1]
    rows = in_use.filter(Q(pk__in=map(int, empty)) | Q(pk__in=last))
    return rows.values_list(Value(0), Subquery(one), "disabled", "pk", "name", "disabled")


def _candidates(rows: Iterable[_Row], payload: Mapping[str, Any]) -> list[NearCluster]:
    """The clusters of `rows` in their order, as many as one call is shown; the planned empty ones are among them."""
    groups = payload.get("groups", {}) | payload.get("neighbour_groups", {})
    empty = payload.get("empty_clusters", {})
    found: dict[int, NearCluster] = {}
    for row in rows:
        if row.cluster_id is None or row.cluster is None or row.cluster_disabled:
            continue
        kept_free = len(empty) if row.pk else 0
        if row.cluster_id not in found and len(found) >= MOST_SHOWN - kept_free:
            continue
        most = KEYWORDS_OF_NEAREST if row.pk and len(found) < NEAREST else 1
        near = found.setdefault(row.cluster_id, NearCluster(row.cluster_id, row.cluster, most))
        near.meet(row.keyword, groups.get(str(row.pk)) if row.pk else empty.get(str(row.cluster_id)))
    return list(found.values())
