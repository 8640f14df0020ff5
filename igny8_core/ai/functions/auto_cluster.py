"""Keywords → clusters.

The whole site is grouped first; each call sees keywords that belong together and the clusters near them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db.models import BigIntegerField, Case, F, Q, Value, When

from igny8_core.ai.base import AIFunction, Batch, Expected, Outcome, Prepared, Reply, Request
from igny8_core.ai.cluster_candidates import NearCluster, empty_clusters, look_up, sample_keywords
from igny8_core.ai.cluster_reply import Assignment, read_assignments
from igny8_core.ai.clustering.apart import plan_anywhere
from igny8_core.ai.clustering.batches import Batch as PlannedBatch
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import ClustersReply
from igny8_core.ai.text_requests import text_request
from igny8_core.ai.vectors_for import vectors_for
from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.business.planning.services.cluster_opening import NewCluster, open_clusters
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GenerationStatus, KeywordStatus

#: Of an answer, its share of the cluster's name and description included: for progress while it comes.
WORDS_PER_KEYWORD = 5
#: Clusters without a keyword that one call is shown.
MOST_EMPTY = 20


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
        known = [sample.text for sample in samples] + [name for _, name in empty]
        batches = plan_anywhere(
            [texts[pk] for pk in order],
            batch_size=min(batch_size, self.max_batch),
            known=known,
            vectors=vectors_for(site) or vectorise,
        )
        keyword_ids = [*order, *(sample.keyword_id for sample in samples)]
        return [_batch(batch, keyword_ids, [pk for pk, _ in empty]) for batch in batches]

    def most_at_once(self, batches: int) -> int:
        """Batches asked about side by side do not see the clusters that they open: one in a hundred does no harm."""
        return max(1, batches // 100)

    def prepare(self, task: AITask) -> Prepared:
        """The keywords still unmapped, and the clusters that their neighbours are in by now. One query."""
        rows, clusters = look_up(task)
        found = {row.pk for row in rows}
        context = {
            "clusters": clusters,
            "groups": {int(pk): label for pk, label in task.payload.get("groups", {}).items()},
        }
        return Prepared(rows=rows, gone=[pk for pk in task.input_ids if pk not in found], context=context)

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """The keywords and the clusters near them, as data."""
        groups = prepared.context["groups"]
        keywords = [{"id": row.pk, "keyword": row.keyword, "group": groups.get(row.pk)} for row in prepared.rows]
        clusters = [cluster.as_data() for cluster in prepared.context["clusters"]]
        return text_request(
            function=self.name,
            account_id=task.account_id,
            operation_id=operation_id,
            schema=ClustersReply,
            data={"keywords": keywords, "clusters": clusters},
            variables={
                "site_domain": task.site.domain,
                "keywords_json": [{"id": k["id"], "keyword": k["keyword"]} for k in keywords],
                "clusters_json": [{key: c[key] for key in ("id", "name", "keywords")} for c in clusters],
            },
            words_wanted=WORDS_PER_KEYWORD * len(keywords),
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> list[Assignment]:
        """Only what was asked for: unknown ids dropped, each keyword once, near-equal names one cluster."""
        known: dict[int, NearCluster] = {cluster.pk: cluster for cluster in prepared.context["clusters"]}
        return read_assignments(reply, keywords=prepared.rows, known=known, groups=prepared.context["groups"])

    def save_output(self, task: AITask, prepared: Prepared, parsed: list[Assignment]) -> Outcome:
        """Open the new clusters, map the keywords and renew the figures of both."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="Nothing left to cluster")
        parsed = _still_there(parsed)
        places, created = _open_clusters(task, parsed)
        done = [pk for assignment in parsed for pk in assignment.keyword_ids]
        _map_keywords(parsed, places, done)
        refresh(set(places), suggested={pk: a.search_intent for pk, a in zip(places, parsed, strict=True)})
        details = {
            "keywords_mapped": len(done),
            "clusters_used": len(set(places)),
            "clusters": [a.name for a in parsed],
        }
        done_set = set(done)
        return Outcome(
            done=done,
            missing=[row.pk for row in prepared.rows if row.pk not in done_set],
            units=Decimal(len(done)),
            made={"clusters_created": created},
            message=self.success_message(details),
            details=details,
        )

    def made_together(self, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """A cluster that two tasks mapped keywords into is one."""
        names = {name for result in results for name in result.get("clusters", [])}
        return {**super().made_together(results), "clusters_used": len(names)}

    def has_it(self) -> Q:
        return Q(cluster__isnull=False)

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """Of all batches together: they are charged on their running total."""
        count = Keywords.objects.filter(pk__in=ids, site=site, cluster__isnull=True, disabled=False).count()
        note = "1 credit per 5 keywords. Keywords that have a cluster cost nothing."
        return Expected(items=count, units=[Decimal(count)], note=note)

    def success_message(self, made: Mapping[str, Any]) -> str:
        """“45 keywords mapped into 8 clusters”."""
        clusters = made.get("clusters_used", made.get("clusters_created", 0))
        return f"{plural(made.get('keywords_mapped', 0), 'keyword')} mapped into {plural(clusters, 'cluster')}"

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        return f"Clustering {plural(made.get('keywords_mapped', 0), 'keyword')}"

    def prep_message(self, task: AITask) -> str:
        return f"Loading {plural(len(task.input_ids), 'keyword')} for clustering"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        total = len(prepared.rows)
        processed = min(total, round(total * done / wanted)) if wanted else 0
        return f"Analyzing keyword relationships ({processed}/{total})"

    def save_message(self, task: AITask, prepared: Prepared, parsed: list[Assignment]) -> str:
        new = sum(1 for assignment in parsed or [] if assignment.cluster_id is None)
        if parsed and not new:
            return f"Mapping keywords into {plural(len(parsed), 'existing cluster')}"
        return f"Creating {plural(new, 'cluster')}"


def _batch(planned: PlannedBatch, keyword_ids: Sequence[int], empty_ids: Sequence[int]) -> Batch:
    """Indexes become ids: the site's keywords first, then the keywords that stand for clusters, then empty clusters.

    Of the neighbours, only those of the batch's own groups keep their group: nobody asks for the others'.
    """
    ids = [keyword_ids[i] for i in planned.members]
    own = set(planned.groups)
    near = list(zip(planned.neighbours, planned.neighbour_groups, strict=True))
    keywords = [(keyword_ids[i], label) for i, label in near if i < len(keyword_ids)]
    empty = [(empty_ids[i - len(keyword_ids)], label) for i, label in near if i >= len(keyword_ids)]
    payload = {
        "groups": {str(pk): label for pk, label in zip(ids, planned.groups, strict=True)},
        "neighbours": [pk for pk, _ in keywords],
        "neighbour_groups": {str(pk): label for pk, label in keywords if label in own},
        "empty_clusters": {str(pk): label if label in own else None for pk, label in empty[:MOST_EMPTY]},
    }
    return Batch(ids=ids, label=plural(len(ids), "keyword"), payload=payload)


def _still_there(parsed: list[Assignment]) -> list[Assignment]:
    """Without clusters that people merged, deleted or disabled during the call: their keywords are asked about again.

    The others are locked, so that they stay until the keywords are in.
    """
    known = [a.cluster_id for a in parsed if a.cluster_id is not None]
    if not known:
        return parsed
    rows = Clusters.objects.filter(pk__in=known, disabled=False).select_for_update(no_key=True).order_by("pk")
    there = set(rows.values_list("pk", flat=True))
    return [a for a in parsed if a.cluster_id is None or a.cluster_id in there]


def _open_clusters(task: AITask, parsed: list[Assignment]) -> tuple[list[int], int]:
    """The cluster of each assignment, and how many are new. A name that the site has by now is that cluster."""
    new = [NewCluster(a.name, name_key(a.name), a.description) for a in parsed if a.cluster_id is None]
    opened = open_clusters(account_id=task.account_id, site_id=task.site_id, clusters=new)
    return [a.cluster_id or opened.ids[name_key(a.name)] for a in parsed], opened.created


def _map_keywords(parsed: list[Assignment], places: list[int], done: list[int]) -> None:
    cases = [When(pk__in=a.keyword_ids, then=Value(pk)) for a, pk in zip(parsed, places, strict=True)]
    Keywords.objects.filter(pk__in=done, cluster__isnull=True).update(
        cluster_id=Case(*cases, default=F("cluster_id"), output_field=BigIntegerField()),
        status=KeywordStatus.MAPPED,
        generation_status=GenerationStatus.COMPLETED,
    )
