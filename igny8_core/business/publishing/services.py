"""What only a human may decide about an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from igny8_core.business.content.models import Content
from igny8_core.business.content.selectors.waiting import open_images_of
from igny8_core.business.publishing.actions import (
    ARCHIVED_ALREADY,
    NOT_A_DRAFT,
    NOT_ARCHIVED,
    NOT_IN_REVIEW,
    NOT_SENT_BACK,
    not_publishable,
    not_submittable,
)
from igny8_core.common.numbers import plural
from igny8_core.common.refusals import RowRefusedError, refuse_busy, refuse_changed
from igny8_core.common.status_enums import ContentStatus
from igny8_core.common.transitions import move, move_one


@dataclass(frozen=True)
class Refusal:
    """An article of a selection that was left as it is, and why."""

    id: int
    title: str
    reason: str


def publish(*, content_id: int, by_id: int | None = None, seen: datetime | None = None) -> None:
    """Mark a reviewed article as published.

    Raises ConflictError when it is not in review, when one of its images is still to be made, and when it was changed
    since `seen`, the `updated_at` of what the reviewer read.
    """
    with transaction.atomic():
        article = _locked([content_id]).first()
        if article:
            refuse_changed(article, seen=seen, noun="article")
            _refuse(not_publishable(article, _open_images(content_id)))
        move_one(
            Content.objects.filter(pk=content_id),
            come_from=ContentStatus.REVIEW,
            to=ContentStatus.PUBLISHED,
            refusal=NOT_IN_REVIEW,
            published_at=timezone.now(),
            published_by_id=by_id,
            updated_at=timezone.now(),
        )


def publish_many(*, content_ids: Sequence[int], by_id: int) -> list[Refusal]:
    """Publish those that can be, each for itself; returns the others. Raises RowRefusedError when there is none."""
    with transaction.atomic():
        articles = list(_locked(content_ids))
        waiting = open_images_of(content_ids=content_ids)
        reasons = {article.pk: not_publishable(article, waiting.get(article.pk, 0)) for article in articles}
        move(
            Content.objects.filter(pk__in=[pk for pk, reason in reasons.items() if not reason]),
            come_from=ContentStatus.REVIEW,
            to=ContentStatus.PUBLISHED,
            published_at=timezone.now(),
            published_by_id=by_id,
            updated_at=timezone.now(),
        )
    refused = [Refusal(one.pk, one.title, reasons[one.pk]) for one in articles if reasons[one.pk]]
    if len(refused) == len(articles):
        raise RowRefusedError(
            f"None of the {plural(len(refused), 'article')} could be approved. {refused[0].reason}",
            details={"refused": [asdict(one) for one in refused]},
        )
    return refused


def send_back(*, content_id: int, reason: str = "", by_id: int | None = None) -> None:
    """Put an article from review back to draft, with what is to be mended. Raises ConflictError outside of review."""
    move_one(
        Content.objects.filter(pk=content_id),
        come_from=ContentStatus.REVIEW,
        to=ContentStatus.DRAFT,
        refusal=NOT_SENT_BACK,
        sent_back_at=timezone.now(),
        sent_back_reason=reason,
        sent_back_by_id=by_id,
        updated_at=timezone.now(),
    )


def submit(*, content_id: int) -> None:
    """Put a draft into review, as whoever mended or wrote it decides. Raises ConflictError while an image is open."""
    with transaction.atomic():
        article = _locked([content_id]).first()
        if article:
            _refuse(not_submittable(article, _open_images(content_id)))
        move_one(
            Content.objects.filter(pk=content_id),
            come_from=ContentStatus.DRAFT,
            to=ContentStatus.REVIEW,
            refusal=NOT_A_DRAFT,
            updated_at=timezone.now(),
        )


def archive(*, content_ids: Sequence[int]) -> None:
    """Put articles away, all or none. Raises ConflictError for an archived one and for one an AI function works on."""
    with transaction.atomic():
        articles = list(_locked(content_ids).prefetch_related("images"))
        refuse_busy(articles, noun="article", then="archive it")
        refuse_busy([image for one in articles for image in one.images.all()], noun="image", then="archive the article")
        moved = move(
            Content.objects.filter(pk__in=content_ids),
            come_from=(ContentStatus.DRAFT, ContentStatus.REVIEW, ContentStatus.PUBLISHED),
            to=ContentStatus.ARCHIVED,
            updated_at=timezone.now(),
        )
        missing = len(content_ids) - moved
        if missing:
            already = (
                f"{plural(missing, 'article')} of the selection {'is' if missing == 1 else 'are'} archived already."
            )
            raise RowRefusedError(ARCHIVED_ALREADY if len(content_ids) == 1 else already)


def restore(*, content_id: int) -> None:
    """Take an article out of the archive, as a draft. Raises ConflictError when it is not archived."""
    move_one(
        Content.objects.filter(pk=content_id),
        come_from=ContentStatus.ARCHIVED,
        to=ContentStatus.DRAFT,
        refusal=NOT_ARCHIVED,
        published_at=None,
        published_by_id=None,
        updated_at=timezone.now(),
    )


def _locked(content_ids: Sequence[int]) -> QuerySet[Content]:
    """Nobody changes them until the decision is written."""
    return Content.objects.filter(pk__in=content_ids).select_for_update().defer("html").order_by("pk")


def _open_images(content_id: int) -> int:
    return open_images_of(content_ids=[content_id]).get(content_id, 0)


def _refuse(reason: str) -> None:
    if reason:
        raise RowRefusedError(reason)
