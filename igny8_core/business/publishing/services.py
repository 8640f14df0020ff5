"""What only a human may decide about an article that is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from igny8_core.business.content.models import Content
from igny8_core.business.content.selectors.waiting import open_images_of
from igny8_core.business.content.services.refusals import RowRefusedError, refuse_busy, refuse_changed
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import ContentStatus
from igny8_core.common.transitions import move, move_one

NOT_IN_REVIEW = "Only an article in review can be published."


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
        article = _locked(content_id)
        refuse_changed(article, seen=seen, noun="article")
        waiting = open_images_of(content_ids=[content_id]).get(content_id, 0)
        if reason := article and _not_publishable(article, waiting):
            raise RowRefusedError(reason)
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
        articles = list(Content.objects.filter(pk__in=content_ids).select_for_update().defer("html").order_by("pk"))
        waiting = open_images_of(content_ids=content_ids)
        reasons = {article.pk: _not_publishable(article, waiting.get(article.pk, 0)) for article in articles}
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
        refusal="Only an article in review can be sent back.",
        sent_back_at=timezone.now(),
        sent_back_reason=reason,
        sent_back_by_id=by_id,
        updated_at=timezone.now(),
    )


def submit(*, content_id: int) -> None:
    """Put a draft into review, as whoever mended or wrote it decides. Raises ConflictError while an image is open."""
    with transaction.atomic():
        article = _locked(content_id)
        if article and article.status == ContentStatus.DRAFT:
            refuse_busy([article], noun="article", then="put it into review")
            waiting = open_images_of(content_ids=[content_id]).get(content_id, 0)
            if waiting:
                raise RowRefusedError(_waits_for(waiting))
        move_one(
            Content.objects.filter(pk=content_id),
            come_from=ContentStatus.DRAFT,
            to=ContentStatus.REVIEW,
            refusal="Only a draft can be put into review.",
            updated_at=timezone.now(),
        )


def archive(*, content_id: int) -> None:
    """Put an article away. Raises ConflictError when it is archived already, or an AI function works on it."""
    with transaction.atomic():
        article = _locked(content_id)
        if article:
            refuse_busy([article], noun="article", then="archive it")
            refuse_busy(list(article.images.only("generation_status")), noun="image", then="archive the article")
        move_one(
            Content.objects.filter(pk=content_id),
            come_from=(ContentStatus.DRAFT, ContentStatus.REVIEW, ContentStatus.PUBLISHED),
            to=ContentStatus.ARCHIVED,
            refusal="This article is archived already.",
            updated_at=timezone.now(),
        )


def restore(*, content_id: int) -> None:
    """Take an article out of the archive, as a draft. Raises ConflictError when it is not archived."""
    move_one(
        Content.objects.filter(pk=content_id),
        come_from=ContentStatus.ARCHIVED,
        to=ContentStatus.DRAFT,
        refusal="Only an archived article can be restored.",
        published_at=None,
        published_by_id=None,
        updated_at=timezone.now(),
    )


def _locked(content_id: int) -> Any:
    """The article, if it exists; nobody changes it until the decision is written."""
    rows = Content.objects.select_for_update().defer("html")
    return rows.filter(pk=content_id).first()


def _not_publishable(article: Content, waiting: int) -> str:
    """Why not; empty when nothing is in the way."""
    if article.status != ContentStatus.REVIEW:
        return NOT_IN_REVIEW
    return _waits_for(waiting) if waiting else ""


def _waits_for(count: int) -> str:
    are = "is" if count == 1 else "are"
    return f"{plural(count, 'image')} of this article {are} still to be made. Wait until then, or delete what hangs."
