"""In which cluster a keyword is, and what its status says about it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.refusals import RowRefusedError
from igny8_core.common.status_enums import GenerationStatus, KeywordStatus
from igny8_core.common.transitions import move


def put_into(cluster: Clusters, keywords: QuerySet[Keywords]) -> int:
    """Map the keywords to a cluster; returns how many. The figures of the clusters are the caller's."""
    return _move(keywords, to=KeywordStatus.MAPPED, generation_status=GenerationStatus.COMPLETED, cluster=cluster)


def take_out(keywords: QuerySet[Keywords]) -> int:
    """Make the keywords new again, free for the next clustering; returns how many."""
    return _move(keywords, to=KeywordStatus.NEW, generation_status=GenerationStatus.PENDING, cluster=None)


def refuse_as_place(cluster: Clusters, *, site_ids: set[int], noun: str) -> None:
    """Raise when rows of these sites cannot go into the cluster: it is another site's, or disabled."""
    if site_ids - {cluster.site_id}:
        raise InvalidInputError(f"“{cluster.name}” is a cluster of another site. Select {noun}s of the same site.")
    if cluster.disabled:
        raise RowRefusedError(f"“{cluster.name}” is disabled. Enable it first.", details={"id": cluster.pk})


def _move(keywords: QuerySet[Keywords], *, to: KeywordStatus, **changes: Any) -> int:
    return move(keywords, come_from=list(KeywordStatus), to=to, updated_at=timezone.now(), **changes)
