"""Several clusters into one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone

from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.services.cluster_contents import free_contents
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.business.planning.services.keyword_places import put_into, refuse_as_place
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus
from igny8_core.common.transitions import move


def merge_clusters(*, into_id: int, ids: Sequence[int]) -> None:
    """Put the keywords, ideas and whatever else refers to the clusters `ids` into one, and delete them.

    The one keeps its name. It counts as planned when one of them does: what it has ideas for is not planned twice.
    Raises InvalidInputError (itself, or clusters of several sites) and RowRefusedError (disabled, or an AI function
    has something of it).
    """
    if into_id in ids:
        raise InvalidInputError("A cluster cannot be merged into itself.")
    with transaction.atomic():
        contents = free_contents(ids=[into_id, *ids], then="merge them")
        into = next(cluster for cluster in contents.clusters if cluster.pk == into_id)
        refuse_as_place(into, site_ids={cluster.site_id for cluster in contents.clusters}, noun="cluster")
        put_into(into, Keywords.objects.filter(cluster__in=ids))
        _refer_to(into, ids)
        if any(cluster.status == ClusterStatus.MAPPED for cluster in contents.clusters):
            _mark_planned(into)
        Clusters.objects.filter(pk__in=ids).delete()
        refresh([into_id])


def _refer_to(into: Clusters, ids: Sequence[int]) -> None:
    """Ideas, tasks and all else, whichever apps they are of: planning need not know who refers to its clusters."""
    for relation in Clusters._meta.related_objects:
        _rows(relation).filter(**{f"{relation.field.name}__in": ids}).update(**{relation.field.name: into})


def _rows(relation: ForeignObjectRel) -> Any:
    return cast("Any", relation.related_model)._default_manager.all()


def _mark_planned(into: Clusters) -> None:
    move(
        Clusters.objects.filter(pk=into.pk),
        come_from=ClusterStatus.NEW,
        to=ClusterStatus.MAPPED,
        generation_status=GenerationStatus.COMPLETED,
        updated_at=timezone.now(),
    )
