"""Clusters as people open, rename and disable them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.models import Clusters
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.business.planning.services.taking_turns import take_turns
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.locking import locked_all
from igny8_core.common.refusals import NameTakenError, refuse_busy


def create_cluster(*, site: Site, new: NewCluster) -> Clusters:
    """An empty cluster. Raises NameTakenError when the site has one of that name, be it disabled."""
    with transaction.atomic():
        take_turns([site.pk])
        return insert_cluster(site_id=site.pk, account_id=site.account_id, new=new)


def insert_cluster(*, site_id: int, account_id: int, new: NewCluster) -> Clusters:
    """The same inside a transaction in which it is the caller's turn."""
    _refuse_taken(new.name, new.name_key, site_id=site_id)
    cluster = Clusters(site_id=site_id, account_id=account_id, **vars(new))
    try:
        with transaction.atomic():
            cluster.save()
    except IntegrityError as error:
        # A clustering that opens its clusters just now does not take turns.
        raise _taken(new.name) from error
    return cluster


def change_clusters(*, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same changes to each of these clusters, or to none; returns how many.

    A new `name` comes with its `name_key` and is for one alone. Raises RowRefusedError when an AI function has one.
    """
    clusters = Clusters.objects.filter(pk__in=ids)
    with transaction.atomic():
        take_turns(clusters.values_list("site_id", flat=True))
        rows = locked_all(Clusters.objects.all(), ids=ids, noun="cluster")
        refuse_busy(rows, noun="cluster", then="change it")
        if "name" in changes:
            _refuse_rename(rows, changes)
        try:
            with transaction.atomic():
                return clusters.update(**changes, updated_at=timezone.now())
        except IntegrityError as error:
            raise _taken(changes["name"]) from error


def _refuse_rename(rows: Sequence[Clusters], changes: Mapping[str, Any]) -> None:
    if len(rows) > 1:
        raise InvalidInputError("Two clusters of a site cannot have the same name. Rename them one by one.")
    _refuse_taken(changes["name"], changes["name_key"], site_id=rows[0].site_id, but=rows[0].pk)


def _refuse_taken(name: str, name_key: str, *, site_id: int, but: int = 0) -> None:
    same = Clusters.objects.filter(site_id=site_id, name_key=name_key).exclude(pk=but).first()
    if same is not None:
        disabled = ", disabled" if same.disabled else ""
        like = "" if same.name == name else f", which is too near to “{name}”"
        sentence = f"The site has the cluster “{same.name}”{disabled} already{like}. Choose another name."
        raise NameTakenError(sentence, details={"id": same.pk})


def _taken(name: str) -> NameTakenError:
    return NameTakenError(f"The site has a cluster “{name}” already. Choose another name.")
