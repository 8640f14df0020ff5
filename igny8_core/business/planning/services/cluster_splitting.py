"""Some keywords of a cluster into one of their own."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.services.cluster_contents import free_contents
from igny8_core.business.planning.services.cluster_editing import insert_cluster
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.business.planning.services.keyword_places import put_into
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.numbers import plural


def split_cluster(*, cluster_id: int, keyword_ids: Sequence[int], new: NewCluster) -> Clusters:
    """Open a cluster with these keywords of another one. It has no ideas yet; those that are there stay where they are.

    Raises InvalidInputError when a keyword is not in the cluster or none would stay, NameTakenError for the name of
    another cluster and RowRefusedError when an AI function has something of it.
    """
    with transaction.atomic():
        contents = free_contents(ids=[cluster_id], then="split it")
        [cluster] = contents.clusters
        _refuse_selection(set(keyword_ids), {keyword.pk for keyword in contents.keywords}, name=cluster.name)
        part = insert_cluster(site_id=cluster.site_id, account_id=cluster.account_id, new=new)
        put_into(part, Keywords.objects.filter(pk__in=keyword_ids))
        refresh([cluster.pk, part.pk])
    return part


def _refuse_selection(selected: set[int], members: set[int], *, name: str) -> None:
    elsewhere = len(selected - members)
    if elsewhere:
        are = "is" if elsewhere == 1 else "are"
        raise InvalidInputError(f"{plural(elsewhere, 'keyword')} of the selection {are} not in “{name}”.")
    if selected == members:
        raise InvalidInputError(f"These are all keywords of “{name}”. Rename it instead.")
