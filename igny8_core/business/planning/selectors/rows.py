"""The rows of the planner's pages, with what a row of a table shows. Each is one query, however many rows."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords


def shown_keywords() -> QuerySet[Keywords]:
    """With their cluster."""
    return Keywords.objects.select_related("cluster")


def shown_clusters() -> QuerySet[Clusters]:
    """With `keywords_count` and `ideas_count`, counted for the rows of a page alone."""
    keywords = Keywords.objects.filter(cluster=OuterRef("pk"))
    ideas = ContentIdeas.objects.filter(keyword_cluster=OuterRef("pk"))
    return Clusters.objects.annotate(
        keywords_count=_count(keywords, by="cluster"), ideas_count=_count(ideas, by="keyword_cluster")
    )


def shown_ideas() -> QuerySet[ContentIdeas]:
    """With their cluster and `task_id`: of the writer's task, if there is one."""
    return ContentIdeas.objects.select_related("keyword_cluster").annotate(task_id=F("task__pk"))


def _count(rows: QuerySet[Any], *, by: str) -> Coalesce:
    return Coalesce(Subquery(rows.order_by().values(by).annotate(count=Count("pk")).values("count")), 0)
