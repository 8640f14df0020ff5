"""Clusters → content ideas: what to write so that every keyword of a cluster has its article."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any, ClassVar

from igny8_core.ai.base import AIFunction, Outcome, Prepared, Reply, Request
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import IdeaReply, IdeasReply
from igny8_core.ai.text_requests import read_json, text_request
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.common.transitions import move

WORDS_LEAST, WORDS_MOST = 300, 5000


class GenerateIdeas(AIFunction):
    """One to seven ideas for each cluster."""

    name = "generate_ideas"
    noun = "cluster"
    model = Clusters
    max_batch: ClassVar[int] = 5

    def prepare(self, task: AITask) -> Prepared:
        """The clusters with their keywords, most searched first. One query, unless a cluster is empty."""
        keywords = Keywords.objects.filter(cluster_id__in=task.input_ids).select_related("cluster", "site")
        by_cluster: dict[int, list[Keywords]] = defaultdict(list)
        clusters: dict[int, Clusters] = {}
        for keyword in keywords:
            if keyword.cluster:
                by_cluster[keyword.cluster.pk].append(keyword)
                clusters[keyword.cluster.pk] = keyword.cluster
        empty = [pk for pk in task.input_ids if pk not in clusters]
        if empty:
            clusters |= {c.pk: c for c in Clusters.objects.filter(pk__in=empty)}
        rows = [clusters[pk] for pk in task.input_ids if pk in clusters and _wanted(task, clusters[pk])]
        taken = {row.pk for row in rows}
        gone = [pk for pk in task.input_ids if pk not in taken]
        return Prepared(rows=rows, gone=gone, context={"keywords": by_cluster})

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """Names and keywords of the clusters, as data."""
        by_cluster = prepared.context["keywords"]
        clusters = [_as_data(cluster, by_cluster[cluster.pk]) for cluster in prepared.rows]
        site = task.site
        return text_request(
            function=self.name,
            account_id=task.account_id,
            operation_id=operation_id,
            schema=IdeasReply,
            data={
                "site": {"domain": site.domain, "language": site.language},
                "clusters": clusters,
                "existing_titles": [],
            },
            variables={
                "site_domain": site.domain,
                "language": site.language,
                "clusters_json": clusters,
                "existing_titles_json": [],
            },
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> list[IdeaReply]:
        """Ideas for clusters that were asked about, each title once."""
        asked = {cluster.pk for cluster in prepared.rows}
        ideas: dict[str, IdeaReply] = {}
        for idea in read_json(reply, IdeasReply).ideas:
            title = " ".join(idea.title.split())
            if idea.cluster_id in asked and title:
                ideas.setdefault(title_key(title), idea)
        if not ideas:
            raise ProviderError("The AI's answer held no idea for the clusters asked about.", phase="PARSE")
        return list(ideas.values())

    def save_output(self, task: AITask, prepared: Prepared, parsed: list[IdeaReply]) -> Outcome:
        """Write the ideas whose titles the site does not have yet; a cluster with an answer is mapped."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="No cluster is left to work on")
        answered = {idea.cluster_id for idea in parsed}
        done = [cluster.pk for cluster in prepared.rows if cluster.pk in answered]
        created = _create_ideas(task, parsed)
        move(
            Clusters.objects.filter(pk__in=done),
            come_from=list(ClusterStatus),
            to=ClusterStatus.MAPPED,
            generation_status=GenerationStatus.COMPLETED,
        )
        return Outcome(
            done=done,
            missing=[cluster.pk for cluster in prepared.rows if cluster.pk not in answered],
            units=Decimal(len(done)),
            made={"ideas_created": created},
            message=f"Generated {plural(created, 'content idea')} for {plural(len(done), 'cluster')}",
        )

    def prep_message(self, task: AITask) -> str:
        return f"Preparing {plural(len(task.input_ids), 'cluster')} for idea generation"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        return f"Generating ideas for cluster: {', '.join(cluster.name for cluster in prepared.rows)}"

    def save_message(self, task: AITask, prepared: Prepared, parsed: list[IdeaReply]) -> str:
        return f"Created {plural(len(parsed or []), 'content idea')}"


def _wanted(task: AITask, cluster: Clusters) -> bool:
    # A run takes clusters without ideas; a person may ask for more ideas for any.
    return not cluster.disabled and (task.run_id is None or cluster.status == ClusterStatus.NEW)


def _as_data(cluster: Clusters, keywords: list[Keywords]) -> dict[str, Any]:
    ranked = sorted(keywords, key=lambda k: (-(k.volume or 0), k.pk))
    return {
        "id": cluster.pk,
        "name": cluster.name,
        "keywords": [{"keyword": k.keyword, "intent": k.intent, "volume": k.volume} for k in ranked],
    }


def _create_ideas(task: AITask, ideas: list[IdeaReply]) -> int:
    keys = [title_key(" ".join(idea.title.split())) for idea in ideas]
    here = ContentIdeas.objects.filter(site_id=task.site_id, title_key__in=keys)
    taken = set(here.values_list("title_key", flat=True))
    new = [_idea(task, idea, key) for key, idea in zip(keys, ideas, strict=True) if key not in taken]
    return len(ContentIdeas.objects.bulk_create(new))


def _idea(task: AITask, idea: IdeaReply, key: str) -> ContentIdeas:
    return ContentIdeas(
        account_id=task.account_id,
        site_id=task.site_id,
        idea_title=" ".join(idea.title.split())[:300],
        title_key=key,
        description=idea.angle,
        keyword_cluster_id=idea.cluster_id,
        search_intent=idea.search_intent,
        content_type=idea.content_type,
        target_keywords=idea.target_keywords[:20],
        outline=[heading[:300] for heading in idea.outline[:12]],
        word_count=min(max(idea.word_count, WORDS_LEAST), WORDS_MOST),
    )
