"""Keywords → clusters.

The whole site is grouped first; each call sees keywords that belong together and the clusters near them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import BigIntegerField, Case, F, Value, When

from igny8_core.ai.base import AIFunction, Batch, Outcome, Prepared, Reply, Request
from igny8_core.ai.cluster_candidates import NearCluster, Sample, empty_clusters, near_clusters, sample_keywords
from igny8_core.ai.cluster_reply import Assignment, read_assignments
from igny8_core.ai.clustering.batches import Batch as PlannedBatch
from igny8_core.ai.clustering.batches import plan_batches
from igny8_core.ai.clustering.names import name_key
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import ClustersReply
from igny8_core.ai.text_requests import text_request
from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus, KeywordStatus


class AutoCluster(AIFunction):
    """Assigns each keyword to an existing cluster or opens one."""

    name = "auto_cluster"
    noun = "keyword"
    model = Keywords
    max_batch: ClassVar[int] = 100

    def plan(self, *, site: Site, ids: Sequence[int], batch_size: int) -> list[Batch]:
        """Group the keywords together with what the site already has, and keep groups in one batch where they fit."""
        texts = dict(Keywords.objects.filter(site=site).values_list("pk", "keyword"))
        order = [pk for pk in ids if pk in texts]
        samples = sample_keywords(site)
        empty = empty_clusters(site)
        known = [sample.text for sample in samples] + [cluster["name"] for cluster in empty]
        batches = plan_batches([texts[pk] for pk in order], batch_size=min(batch_size, self.max_batch), known=known)
        return [_batch(batch, order, samples, empty) for batch in batches]

    def prepare(self, task: AITask) -> Prepared:
        """The keywords still unmapped, and the clusters that their neighbours are in by now. One query."""
        wanted = set(task.input_ids)
        near = task.payload.get("neighbours", [])
        rows = list(Keywords.objects.filter(pk__in=[*wanted, *near]).select_related("cluster", "site").order_by("pk"))
        open_rows = [r for r in rows if r.pk in wanted and r.cluster_id is None and not r.disabled]
        found = {r.pk for r in open_rows}
        clusters = near_clusters([r for r in rows if r.pk not in found], task.payload)
        gone = [pk for pk in task.input_ids if pk not in found]
        return Prepared(
            rows=open_rows, gone=gone, context={"clusters": clusters, "groups": task.payload.get("groups", {})}
        )

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """The keywords and the clusters near them, as data."""
        groups = prepared.context["groups"]
        keywords = [{"id": r.pk, "keyword": r.keyword, "group": groups.get(str(r.pk))} for r in prepared.rows]
        clusters = [cluster.as_data() for cluster in prepared.context["clusters"]]
        return text_request(
            function=self.name,
            account_id=task.account_id,
            operation_id=operation_id,
            schema=ClustersReply,
            data={"keywords": keywords, "clusters": clusters},
            variables={
                "site_domain": prepared.rows[0].site.domain,
                "keywords_json": [{"id": k["id"], "keyword": k["keyword"]} for k in keywords],
                "clusters_json": [{key: c[key] for key in ("id", "name", "keywords")} for c in clusters],
            },
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> list[Assignment]:
        """Only what was asked for: unknown ids dropped, each keyword once, near-equal names one cluster."""
        known: dict[int, NearCluster] = {cluster.pk: cluster for cluster in prepared.context["clusters"]}
        return read_assignments(reply, keyword_ids=[r.pk for r in prepared.rows], known=known)

    def save_output(self, task: AITask, prepared: Prepared, parsed: list[Assignment]) -> Outcome:
        """Open the new clusters and map the keywords."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="Nothing left to cluster")
        places, created = _open_clusters(task, parsed)
        done = [pk for assignment in parsed for pk in assignment.keyword_ids]
        _map_keywords(parsed, places, done)
        done_set = set(done)
        missing = [r.pk for r in prepared.rows if r.pk not in done_set]
        into = plural(len(parsed), "cluster")
        return Outcome(
            done=done,
            missing=missing,
            units=Decimal(len(done)),
            made={"clusters_created": created},
            message=f"{plural(len(done), 'keyword')} mapped into {into}",
            details={"keywords_mapped": len(done), "clusters": [a.name for a in parsed]},
        )

    def prep_message(self, task: AITask) -> str:
        return f"Loading {plural(len(task.input_ids), 'keyword')} for clustering"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        total = len(prepared.rows)
        processed = min(total, round(total * done / wanted)) if wanted else 0
        return f"Analyzing keyword relationships ({processed}/{total})"

    def save_message(self, task: AITask, prepared: Prepared, parsed: list[Assignment]) -> str:
        return f"Creating {plural(sum(1 for a in parsed or [] if a.cluster_id is None), 'cluster')}"


def _batch(planned: PlannedBatch, order: list[int], samples: list[Sample], empty: list[dict[str, Any]]) -> Batch:
    """Indexes become ids: the site's keywords first, then the keywords that stand for clusters, then empty clusters."""
    ids = [order[i] for i in planned.members]
    stand_in = [*order, *(sample.keyword_id for sample in samples)]
    near = list(zip(planned.neighbours, planned.neighbour_groups, strict=True))
    payload = {
        "groups": {str(pk): label for pk, label in zip(ids, planned.groups, strict=True)},
        "neighbours": [stand_in[i] for i, _ in near if i < len(stand_in)],
        "neighbour_groups": {str(stand_in[i]): label for i, label in near if i < len(stand_in)},
        "clusters": [{**empty[i - len(stand_in)], "group": label} for i, label in near if i >= len(stand_in)],
    }
    return Batch(ids=ids, label=plural(len(ids), "keyword"), payload=payload)


def _open_clusters(task: AITask, parsed: list[Assignment]) -> tuple[dict[str, int], int]:
    """Ids by name key. A name that the site has by now is that cluster, not a second one."""
    keys = [name_key(a.name) for a in parsed]
    here = Clusters.objects.filter(site_id=task.site_id)
    places = dict(here.filter(name_key__in=keys).values_list("name_key", "pk"))
    new = {key: a for key, a in zip(keys, parsed, strict=True) if a.cluster_id is None and key not in places}
    rows = Clusters.objects.bulk_create(
        Clusters(
            account_id=task.account_id,
            site_id=task.site_id,
            name=a.name,
            name_key=key,
            description=a.description,
        )
        for key, a in new.items()
    )
    return places | {row.name_key: row.pk for row in rows}, len(rows)


def _map_keywords(parsed: list[Assignment], places: dict[str, int], done: list[int]) -> None:
    cases = [When(pk__in=a.keyword_ids, then=Value(a.cluster_id or places[name_key(a.name)])) for a in parsed]
    Keywords.objects.filter(pk__in=done, cluster__isnull=True).update(
        cluster_id=Case(*cases, default=F("cluster_id"), output_field=BigIntegerField()),
        status=KeywordStatus.MAPPED,
        generation_status=GenerationStatus.COMPLETED,
    )
