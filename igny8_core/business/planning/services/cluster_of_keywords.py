"""A new cluster of keywords that somebody has chosen, whichever clusters they are in now."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.services.cluster_editing import insert_cluster
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.business.planning.services.keyword_places import put_into
from igny8_core.business.planning.services.taking_turns import take_turns
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.locking import locked_all
from igny8_core.common.numbers import plural
from igny8_core.common.refusals import refuse_busy


def create_cluster_of(*, site: Site, new: NewCluster, keyword_ids: Sequence[int]) -> Clusters:
    """Open a cluster and move the keywords into it, or do neither. What they leave stays, be it empty.

    Raises NameTakenError for the name of another cluster, InvalidInputError for a keyword of another site and
    RowRefusedError when an AI function has one of them.
    """
    with transaction.atomic():
        take_turns([site.pk])
        keywords = locked_all(Keywords.objects.all(), ids=keyword_ids, noun="keyword")
        _refuse_other_sites(keywords, site=site)
        refuse_busy(keywords, noun="keyword", then="move it")
        cluster = insert_cluster(site_id=site.pk, account_id=site.account_id, new=new)
        put_into(cluster, Keywords.objects.filter(pk__in=keyword_ids))
        refresh({cluster.pk} | {keyword.cluster_id for keyword in keywords if keyword.cluster_id is not None})
    cluster.refresh_from_db()
    return cluster


def _refuse_other_sites(keywords: Sequence[Keywords], *, site: Site) -> None:
    elsewhere = sum(keyword.site_id != site.pk for keyword in keywords)
    if elsewhere:
        are = "is" if elsewhere == 1 else "are"
        raise InvalidInputError(f"{plural(elsewhere, 'keyword')} of the selection {are} of another site.")
