"""Ideas as people add, change and delete them, until the writer has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.business.planning.services.keyword_places import refuse_as_place
from igny8_core.business.planning.services.taking_turns import take_turns
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.locking import locked_all
from igny8_core.common.numbers import plural
from igny8_core.common.refusals import NameTakenError, RowRefusedError, refuse_busy


def create_idea(*, site: Site, values: Mapping[str, Any]) -> ContentIdeas:
    """An idea by hand, of the cluster `cluster_id`. Raises NameTakenError when the site plans that title already."""
    fields = dict(values)
    cluster_id = fields.pop("cluster_id")
    with transaction.atomic():
        take_turns([site.pk])
        fields |= _title(fields["idea_title"], site_id=site.pk)
        fields |= _place(cluster_id, site_ids={site.pk})
        idea = ContentIdeas(site=site, account_id=site.account_id, **fields)
        try:
            with transaction.atomic():
                idea.save()
        except IntegrityError as error:
            # A machine that plans just now does not take turns.
            raise _taken(idea.idea_title) from error
    return idea


def change_ideas(*, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same changes to each of these ideas, or to none; returns how many. `idea_title` is for one alone.

    Raises RowRefusedError when an AI function or the writer has one of them.
    """
    fields = dict(changes)
    with transaction.atomic():
        rows = _free(ids, then="change it")
        _refuse_written(rows, then="Change its task instead")
        if "idea_title" in fields:
            fields |= _new_title(rows, fields["idea_title"])
        if "cluster_id" in fields:
            fields |= _place(fields.pop("cluster_id"), site_ids={row.site_id for row in rows})
        try:
            with transaction.atomic():
                return ContentIdeas.objects.filter(pk__in=ids).update(**fields, updated_at=timezone.now())
        except IntegrityError as error:
            raise _taken(fields["idea_title"]) from error


def delete_ideas(*, ids: Sequence[int]) -> int:
    """Delete these ideas, or none; returns how many. One with a task is part of an article's history and stays."""
    with transaction.atomic():
        rows = _free(ids, then="delete it")
        _refuse_written(rows, then="Delete its task first")
        ContentIdeas.objects.filter(pk__in=ids).delete()
    return len(rows)


def _free(ids: Sequence[int], *, then: str) -> list[ContentIdeas]:
    take_turns(ContentIdeas.objects.filter(pk__in=ids).values_list("site_id", flat=True))
    rows = locked_all(ContentIdeas.objects.all(), ids=ids, noun="idea")
    refuse_busy(rows, noun="idea", then=then)
    return rows


def _refuse_written(rows: Sequence[ContentIdeas], *, then: str) -> None:
    ids = [row.pk for row in rows]
    written = list(ContentIdeas.objects.filter(pk__in=ids, task__isnull=False).values_list("pk", flat=True))
    if written:
        which = "This idea is" if len(rows) == 1 else f"{plural(len(written), 'idea')} of {len(rows):,} went"
        by_now = "with the writer by now" if len(rows) == 1 else "to the writer by now"
        raise RowRefusedError(f"{which} {by_now}. {then}.", details={"ids": written})


def _place(cluster_id: int, *, site_ids: set[int]) -> dict[str, Any]:
    [cluster] = locked_all(Clusters.objects.all(), ids=[cluster_id], noun="cluster")
    refuse_as_place(cluster, site_ids=site_ids, noun="idea")
    return {"keyword_cluster": cluster}


def _new_title(rows: Sequence[ContentIdeas], title: str) -> dict[str, str]:
    if len(rows) > 1:
        raise InvalidInputError("Two ideas of a site cannot have the same title. Change them one by one.")
    return _title(title, site_id=rows[0].site_id, but=rows[0].pk)


def _title(text: str, *, site_id: int, but: int = 0) -> dict[str, str]:
    title = " ".join(text.split())
    key = title_key(title)
    same = ContentIdeas.objects.filter(site_id=site_id, title_key=key).exclude(pk=but).only("idea_title").first()
    if same is not None:
        raise _taken(same.idea_title, details={"id": same.pk})
    return {"idea_title": title, "title_key": key}


def _taken(title: str, details: dict[str, Any] | None = None) -> NameTakenError:
    return NameTakenError(f"The site plans “{title}” already. Choose another title.", details=details)
