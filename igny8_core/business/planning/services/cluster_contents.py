"""What is in clusters, locked, so that it can go elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.taking_turns import take_turns
from igny8_core.common.locking import locked, locked_all
from igny8_core.common.refusals import refuse_busy


@dataclass(frozen=True)
class Contents:
    """Clusters with their keywords and ideas, none of which an AI function has."""

    clusters: list[Clusters]
    keywords: list[Keywords]
    ideas: list[ContentIdeas]


def free_contents(*, ids: Sequence[int], then: str) -> Contents:
    """Lock clusters and all that is in them until the end of the transaction.

    Raises RowRefusedError when an AI function has something of it.
    """
    take_turns(Clusters.objects.filter(pk__in=ids).values_list("site_id", flat=True))
    # Ideas and keywords first: a save that refers to a cluster has locked its own ideas or keywords before, and those
    # are marked as busy. Whoever finds them so lets go at once, before a circle of waiting can close.
    ideas = locked(ContentIdeas.objects.filter(keyword_cluster__in=ids))
    refuse_busy(ideas, noun="idea", then=then)
    keywords = locked(Keywords.objects.filter(cluster__in=ids))
    refuse_busy(keywords, noun="keyword", then=then)
    clusters = locked_all(Clusters.objects.all(), ids=ids, noun="cluster")
    refuse_busy(clusters, noun="cluster", then=then)
    return Contents(clusters, keywords, ideas)
