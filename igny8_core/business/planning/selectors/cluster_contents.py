"""What is in clusters, before somebody merges or deletes them. Two queries, however many clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from igny8_core.business.planning.models import ContentIdeas
from igny8_core.business.planning.selectors.rows import shown_clusters


@dataclass(frozen=True)
class ClusterContents:
    """The clusters, the fullest first, and what is in them together."""

    clusters: list[dict[str, Any]]
    keywords: int
    ideas: int
    ideas_with_writer: int


def contents_of(*, ids: Sequence[int]) -> ClusterContents:
    """What is in these clusters now. An idea that is with the writer keeps its cluster from being deleted."""
    # The checker does not see what a selector has annotated.
    shown: Any = shown_clusters()
    fullest_first = shown.filter(pk__in=ids).order_by("-keywords_count", "pk")
    clusters = list(fullest_first.values("id", "name", "disabled", "keywords_count", "ideas_count"))
    return ClusterContents(
        clusters=clusters,
        keywords=sum(cluster["keywords_count"] for cluster in clusters),
        ideas=sum(cluster["ideas_count"] for cluster in clusters),
        ideas_with_writer=ContentIdeas.objects.filter(keyword_cluster__in=ids, task__isnull=False).count(),
    )
