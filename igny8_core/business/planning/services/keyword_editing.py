"""Keywords as people add, change and delete them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.keys import phrase_key
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.phrases import clean_phrase, why_no_keyword
from igny8_core.business.planning.services.cluster_figures import refresh
from igny8_core.business.planning.services.keyword_places import put_into, refuse_as_place, take_out
from igny8_core.business.planning.services.taking_turns import take_turns
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.locking import locked_all
from igny8_core.common.refusals import NameTakenError, refuse_busy


def create_keyword(*, site: Site, values: Mapping[str, Any]) -> Keywords:
    """A keyword by hand, in a cluster if `cluster_id` says so.

    Raises NameTakenError when the site has the phrase, InvalidInputError for one that cannot be searched for.
    """
    fields = dict(values)
    cluster_id = fields.pop("cluster_id", None)
    phrase = _phrase(fields.pop("keyword"))
    with transaction.atomic():
        take_turns([site.pk])
        _refuse_taken(phrase, site_id=site.pk)
        keyword = Keywords(site=site, account_id=site.account_id, **phrase, **fields)
        _save(keyword)
        if cluster_id is not None:
            _place([keyword], cluster_id)
        refresh({cluster_id} - {None})
    return keyword


def change_keywords(*, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same changes to each of these keywords, or to none; returns how many. `keyword` is for one alone.

    `cluster_id` moves them to a cluster, or out of theirs. Raises RowRefusedError when an AI function has one.
    """
    fields = dict(changes)
    wants_place = "cluster_id" in fields
    cluster_id = fields.pop("cluster_id", None)
    with transaction.atomic():
        rows = _free(ids, then="change it")
        clusters = _clusters_of(rows)
        if "keyword" in fields:
            fields |= _new_phrase(rows, fields["keyword"])
        _update(ids, fields)
        if wants_place:
            _place(rows, cluster_id)
        refresh((clusters | {cluster_id}) - {None})
    return len(rows)


def delete_keywords(*, ids: Sequence[int]) -> int:
    """Delete these keywords, or none; returns how many. What was made of them stays."""
    with transaction.atomic():
        rows = _free(ids, then="delete it")
        Keywords.objects.filter(pk__in=ids).delete()
        refresh(_clusters_of(rows))
    return len(rows)


def _free(ids: Collection[int], *, then: str) -> list[Keywords]:
    keywords = Keywords.objects.filter(pk__in=ids)
    take_turns(keywords.values_list("site_id", flat=True))
    rows = locked_all(Keywords.objects.all(), ids=ids, noun="keyword")
    refuse_busy(rows, noun="keyword", then=then)
    return rows


def _clusters_of(rows: Sequence[Keywords]) -> set[Any]:
    return {row.cluster_id for row in rows if row.cluster_id is not None}


def _place(rows: Sequence[Keywords], cluster_id: int | None) -> None:
    """Only those that are elsewhere: who stays in their cluster keeps what the machine said about them."""
    elsewhere = Keywords.objects.filter(pk__in=[row.pk for row in rows if row.cluster_id != cluster_id])
    if cluster_id is None:
        take_out(elsewhere)
        return
    [cluster] = locked_all(Clusters.objects.all(), ids=[cluster_id], noun="cluster")
    refuse_as_place(cluster, site_ids={row.site_id for row in rows}, noun="keyword")
    put_into(cluster, elsewhere)


def _phrase(text: str) -> dict[str, str]:
    phrase = clean_phrase(text)
    reason = why_no_keyword(phrase)
    if reason:
        raise InvalidInputError(
            f"“{phrase[:80]}” cannot be a keyword. {reason}", details={"fields": {"keyword": [reason]}}
        )
    return {"keyword": phrase, "keyword_key": phrase_key(phrase)}


def _new_phrase(rows: Sequence[Keywords], text: str) -> dict[str, str]:
    if len(rows) > 1:
        raise InvalidInputError("Two keywords of a site cannot be the same phrase. Change them one by one.")
    phrase = _phrase(text)
    _refuse_taken(phrase, site_id=rows[0].site_id, but=rows[0].pk)
    return phrase


def _refuse_taken(phrase: Mapping[str, str], *, site_id: int, but: int = 0) -> None:
    same = Keywords.objects.filter(site_id=site_id, keyword_key=phrase["keyword_key"]).exclude(pk=but).first()
    if same is not None:
        raise NameTakenError(f"The site has the keyword “{same.keyword}” already.", details={"id": same.pk})


def _save(keyword: Keywords) -> None:
    try:
        with transaction.atomic():
            keyword.save()
    except IntegrityError as error:
        # Someone who does not take turns was quicker.
        raise NameTakenError(f"The site has the keyword “{keyword.keyword}” already.") from error


def _update(ids: Collection[int], fields: Mapping[str, Any]) -> None:
    if not fields:
        return
    try:
        with transaction.atomic():
            Keywords.objects.filter(pk__in=ids).update(**fields, updated_at=timezone.now())
    except IntegrityError as error:
        raise NameTakenError("The site has this keyword already.") from error
