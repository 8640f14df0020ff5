"""Where an article comes from: keywords → cluster → idea → task."""

from __future__ import annotations

from dataclasses import dataclass

from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords

#: Of a cluster whose article names no target keywords.
MOST_KEYWORDS = 50


@dataclass(frozen=True)
class Lineage:
    """What there is of it: a task by hand has no idea, an article by hand has nothing."""

    keywords: list[Keywords]
    cluster: Clusters | None
    idea: ContentIdeas | None
    task: Tasks | None


def lineage_of(article: Content) -> Lineage:
    """One query beyond an article that was loaded by `articles_in_full`."""
    task = article.task
    if task is None:
        return Lineage(keywords=[], cluster=None, idea=None, task=None)
    idea = task.idea
    cluster = task.cluster or (idea.keyword_cluster if idea else None)
    return Lineage(keywords=_keywords(task, cluster), cluster=cluster, idea=idea, task=task)


def _keywords(task: Tasks, cluster: Clusters | None) -> list[Keywords]:
    """Those the article is written for, as far as they are still there; else the cluster's most searched."""
    rows = Keywords.objects.filter(site_id=task.site_id).only("id", "keyword", "volume")
    if task.target_keywords:
        rows = rows.filter(keyword_key__in=[phrase_key(str(phrase)) for phrase in task.target_keywords])
    elif cluster is not None:
        rows = rows.filter(cluster=cluster)
    else:
        return []
    return list(rows.order_by("-volume", "pk")[:MOST_KEYWORDS])
