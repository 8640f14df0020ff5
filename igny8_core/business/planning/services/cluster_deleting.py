"""Deleting clusters: keywords are free again, ideas go along, what the writer has keeps where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.business.planning.services.cluster_contents import free_contents
from igny8_core.business.planning.services.keyword_places import take_out
from igny8_core.common.numbers import plural
from igny8_core.common.refusals import RowRefusedError


@dataclass(frozen=True)
class Deleted:
    """What became of it all."""

    deleted: int
    keywords_returned: int
    ideas_deleted: int


def delete_clusters(*, ids: Sequence[int]) -> Deleted:
    """Delete these clusters with their ideas, or none. Their keywords become new and wait for the next clustering.

    Raises RowRefusedError when an AI function has something of theirs, or when the writer has one of their ideas: an
    article would lose the plan it was made from. Such a cluster can be merged into another one, or disabled.
    """
    with transaction.atomic():
        contents = free_contents(ids=ids, then="delete the cluster")
        _refuse_written([idea.pk for idea in contents.ideas])
        returned = take_out(Keywords.objects.filter(cluster__in=ids))
        ContentIdeas.objects.filter(keyword_cluster__in=ids).delete()
        Clusters.objects.filter(pk__in=ids).delete()
    return Deleted(len(contents.clusters), returned, len(contents.ideas))


def _refuse_written(idea_ids: Sequence[int]) -> None:
    written = ContentIdeas.objects.filter(pk__in=idea_ids, task__isnull=False).select_related("keyword_cluster")
    in_the_way = list(written.order_by("pk"))
    if in_the_way:
        name = in_the_way[0].keyword_cluster.name
        raise RowRefusedError(
            f"The writer has {plural(len(in_the_way), 'idea')} of “{name}”"
            f"{_and_others(in_the_way)}. Merge the cluster into another one, or disable it.",
            details={
                "ids": sorted({idea.keyword_cluster_id for idea in in_the_way}),
                "idea_ids": [idea.pk for idea in in_the_way],
            },
        )


def _and_others(ideas: Sequence[ContentIdeas]) -> str:
    others = len({idea.keyword_cluster_id for idea in ideas}) - 1
    return f" and {plural(others, 'other cluster')}" if others else ""
