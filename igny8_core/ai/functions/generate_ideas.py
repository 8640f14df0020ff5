"""Clusters → content ideas: what to write so that every keyword of a cluster has its article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db import IntegrityError
from django.db.models import Q

from igny8_core.ai.base import AIFunction, Expected, Outcome, Prepared, Reply, Request
from igny8_core.ai.idea_reply import Idea, IdeaPlan, read_ideas
from igny8_core.ai.models import AITask
from igny8_core.ai.replies import IdeasReply
from igny8_core.ai.text_requests import text_request
from igny8_core.business.accounts.models import Site
from igny8_core.business.content.selectors.titles import titles_of
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.titles import TitleBook
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.common.transitions import move

#: Of a site's titles, those shown to the model: the nearest to the clusters asked about.
TITLES_SHOWN = 40
#: Keywords of one cluster shown to the model, the most searched ones.
KEYWORDS_SHOWN = 100


class TitleTakenError(ConflictError):
    """Another task wrote an idea with this title a moment ago. The next try sees it, and has the answer already."""

    retryable = True
    action = "retry"


class GenerateIdeas(AIFunction):
    """One to seven ideas for each cluster."""

    name = "generate_ideas"
    noun = "cluster"
    model = Clusters
    max_batch: ClassVar[int] = 5

    def prepare(self, task: AITask) -> Prepared:
        """The clusters with their keywords, most searched first, and the titles of the site.

        Two queries, unless a cluster is empty.
        """
        by_cluster, clusters = _keywords_of(task.input_ids)
        empty = [pk for pk in task.input_ids if pk not in clusters]
        if empty:
            clusters |= {c.pk: c for c in Clusters.objects.filter(pk__in=empty)}
        rows = [clusters[pk] for pk in task.input_ids if pk in clusters and _wanted(task, clusters[pk])]
        taken = {row.pk for row in rows}
        gone = [pk for pk in task.input_ids if pk not in taken]
        known = TitleBook(titles_of(site_id=task.site_id)) if rows else TitleBook()
        return Prepared(rows=rows, gone=gone, context={"keywords": by_cluster, "known": known})

    def build_request(self, task: AITask, prepared: Prepared, *, operation_id: str) -> Request:
        """Names and keywords of the clusters, as data."""
        by_cluster = prepared.context["keywords"]
        clusters = [_as_data(cluster, by_cluster[cluster.pk]) for cluster in prepared.rows]
        titles = _titles_near(prepared)
        site = task.site
        return text_request(
            account_id=task.account_id,
            function=self.name,
            operation_id=operation_id,
            schema=IdeasReply,
            data={
                "site": {"domain": site.domain, "language": site.language},
                "clusters": clusters,
                "existing_titles": titles,
            },
            variables={
                "site_domain": site.domain,
                "language": site.language,
                "clusters_json": [_without_unknowns(cluster) for cluster in clusters],
                "existing_titles_json": titles,
            },
            # Other tasks add titles at any time; a paid answer is not thrown away for that.
            question=json.dumps([site.domain, site.language, clusters], ensure_ascii=False),
        )

    def parse_response(self, prepared: Prepared, reply: Reply) -> IdeaPlan:
        """Ideas for clusters that were asked about, without those that are nearly what the site has."""
        by_cluster = prepared.context["keywords"]
        keywords = {row.pk: [k.keyword for k in by_cluster[row.pk]] for row in prepared.rows}
        return read_ideas(reply, keywords=keywords, known=prepared.context["known"])

    def save_output(self, task: AITask, prepared: Prepared, parsed: IdeaPlan) -> Outcome:
        """Write the ideas; a cluster with an answer is mapped, even when none of its ideas is new."""
        if not prepared.rows:
            return Outcome(done=[], missing=[], units=Decimal(0), made={}, message="No cluster is left to work on")
        _create_ideas(task, parsed.ideas)
        done = [cluster for cluster in prepared.rows if cluster.pk in parsed.answered]
        move(
            Clusters.objects.filter(pk__in=[cluster.pk for cluster in done]),
            come_from=list(ClusterStatus),
            to=ClusterStatus.MAPPED,
            generation_status=GenerationStatus.COMPLETED,
        )
        with_ideas = {idea.cluster_id for idea in parsed.ideas}
        made = {"ideas_created": len(parsed.ideas)}
        details = {"clusters": len(with_ideas)}
        return Outcome(
            done=[cluster.pk for cluster in done],
            missing=[cluster.pk for cluster in prepared.rows if cluster.pk not in parsed.answered],
            # A cluster for which nothing new came costs nothing.
            units=Decimal(len(with_ideas)),
            made=made,
            message=self.success_message(made | details)
            + _told_of([cluster.name for cluster in done if cluster.pk not in with_ideas]),
            details=details,
        )

    def has_it(self) -> Q:
        return Q(status=ClusterStatus.MAPPED)

    def expected(self, *, site: Site, ids: Sequence[int]) -> Expected:
        """What it is at most: a cluster for which nothing new comes is not charged."""
        note = "2 credits per cluster. A cluster for which nothing new comes costs nothing."
        return Expected(items=len(ids), units=[Decimal(len(ids))], note=note)

    def success_message(self, made: Mapping[str, int]) -> str:
        ideas = plural(made["ideas_created"], "content idea")
        return f"Generated {ideas} for {plural(made.get('clusters', 0), 'cluster')}"

    def charged_for(self, label: str, made: Mapping[str, Any]) -> str:
        ideas = plural(made.get("ideas_created", 0), "idea")
        return f"Ideas for {plural(made.get('clusters', 0), 'cluster')}, {ideas}"

    def prep_message(self, task: AITask) -> str:
        return f"Preparing {plural(len(task.input_ids), 'cluster')} for idea generation"

    def call_message(self, task: AITask, prepared: Prepared, done: int, wanted: int) -> str:
        return f"Generating ideas for cluster: {', '.join(cluster.name for cluster in prepared.rows)}"

    def save_message(self, task: AITask, prepared: Prepared, parsed: IdeaPlan | None) -> str:
        return f"Created {plural(len(parsed.ideas) if parsed else 0, 'content idea')}"


def _keywords_of(cluster_ids: list[int]) -> tuple[dict[int, list[Keywords]], dict[int, Clusters]]:
    by_cluster: dict[int, list[Keywords]] = defaultdict(list)
    clusters: dict[int, Clusters] = {}
    for keyword in Keywords.objects.filter(cluster_id__in=cluster_ids).select_related("cluster", "site"):
        if keyword.cluster:
            by_cluster[keyword.cluster.pk].append(keyword)
            clusters[keyword.cluster.pk] = keyword.cluster
    for keywords in by_cluster.values():
        keywords.sort(key=lambda k: (-(k.volume or 0), k.pk))
    return by_cluster, clusters


def _wanted(task: AITask, cluster: Clusters) -> bool:
    # A run takes clusters without ideas; a person may ask for more ideas for any.
    return not cluster.disabled and (task.run_id is None or cluster.status == ClusterStatus.NEW)


def _as_data(cluster: Clusters, keywords: list[Keywords]) -> dict[str, Any]:
    shown = keywords[:KEYWORDS_SHOWN]
    return {
        "id": cluster.pk,
        "name": cluster.name,
        "keywords": [{"keyword": k.keyword, "intent": k.intent, "volume": k.volume} for k in shown],
    }


def _without_unknowns(cluster: dict[str, Any]) -> dict[str, Any]:
    """What nobody knows costs tokens and says nothing."""
    keywords = [{name: value for name, value in k.items() if value not in ("", None)} for k in cluster["keywords"]]
    return {**cluster, "keywords": keywords}


def _titles_near(prepared: Prepared) -> list[str]:
    by_cluster, known = prepared.context["keywords"], prepared.context["known"]
    words = [cluster.name for cluster in prepared.rows]
    words += [k.keyword for cluster in prepared.rows for k in by_cluster[cluster.pk][:KEYWORDS_SHOWN]]
    titles: list[str] = known.nearest(" ".join(words), most=TITLES_SHOWN)
    return titles


def _told_of(names: list[str]) -> str:
    return f". Nothing new for {', '.join(names)}: the site has it all planned or written" if names else ""


def _create_ideas(task: AITask, ideas: list[Idea]) -> None:
    try:
        ContentIdeas.objects.bulk_create([_row(task, idea) for idea in ideas])
    except IntegrityError as error:
        raise TitleTakenError("Another task has just planned an article with the same title.", phase="SAVE") from error


def _row(task: AITask, idea: Idea) -> ContentIdeas:
    return ContentIdeas(
        account_id=task.account_id,
        site_id=task.site_id,
        idea_title=idea.title,
        title_key=title_key(idea.title),
        description=idea.angle,
        keyword_cluster_id=idea.cluster_id,
        search_intent=idea.search_intent,
        content_type=idea.content_type,
        target_keywords=idea.targets,
        outline=idea.outline,
        word_count=idea.word_count,
    )
