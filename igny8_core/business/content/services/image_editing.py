"""Pictures of articles, as people add, change and delete them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from igny8_core.business.content.models import Content, Images
from igny8_core.business.content.services.picture_files import delete_files_on_commit
from igny8_core.business.content.services.review import move_finished_to_review
from igny8_core.common.locking import locked_all
from igny8_core.common.refusals import RowRefusedError, refuse_busy, refuse_changed
from igny8_core.common.status_enums import ContentStatus

#: Of these, pictures come and go. An alternative text is for those who cannot see, and may be mended at any time.
OPEN_ARTICLES = (ContentStatus.DRAFT, ContentStatus.REVIEW)


def create_image(*, article: Content, values: Mapping[str, Any]) -> Images:
    """A prompt by hand, at the end of its article; featured when the article has none yet and it is asked for."""
    with transaction.atomic():
        # It locks: two people who add one at the same time must not get the same place.
        refuse_settled([article.pk], what="get no new images")
        position = _place(article.pk, values["image_type"])
        return Images.objects.create(
            account_id=article.account_id, site_id=article.site_id, content=article, position=position, **values
        )


def change_images(*, ids: Sequence[int], changes: Mapping[str, Any], seen: datetime | None = None) -> int:
    """The same changes to each of these images, or to none.

    A prompt may not change while its picture is being made, nor once its article is published or archived.
    """
    with transaction.atomic():
        images = locked_all(Images.objects.all(), ids=ids, noun="image")
        for image in images:
            refuse_changed(image, seen=seen, noun="image")
        if changes.keys() - {"alt_text"}:
            refuse_busy(images, noun="image", then="change it")
            refuse_settled({image.content_id for image in images}, what="keep their pictures and prompts")
        return _named(ids).update(**changes, updated_at=timezone.now())


def delete_images(*, ids: Sequence[int]) -> int:
    """Delete these images and their files, or none; an article that waited for one of them alone goes to review.

    One that has none left gets no others unasked.
    """
    with transaction.atomic():
        images = locked_all(Images.objects.all(), ids=ids, noun="image")
        refuse_busy(images, noun="image", then="delete it")
        articles = {image.content_id for image in images}
        refuse_settled(articles, what="keep their pictures and prompts")
        delete_files_on_commit(images)
        _named(ids).delete()
        Content.objects.filter(pk__in=articles, images__isnull=True).update(images_deleted=True)
        move_finished_to_review(content_ids=sorted(articles))
    return len(ids)


def refuse_settled(article_ids: Collection[int], *, what: str) -> None:
    """Raise RowRefusedError when one of these articles is published or archived.

    Locked until the transaction ends, after their images: whoever publishes one waits, and sees what became of those.
    """
    articles = locked_all(Content.objects.only("title", "status"), ids=article_ids, noun="article")
    article = next((one for one in articles if one.status not in OPEN_ARTICLES), None)
    if article is not None:
        raise RowRefusedError(
            f"The article “{article.title}” is {article.status}. Published and archived articles {what}.",
            details={"content_id": article.pk},
        )


def refuse_archived(article_ids: Collection[int]) -> None:
    """Raise RowRefusedError when one of these articles is archived. Locked until the transaction ends, as above."""
    articles = locked_all(Content.objects.only("title", "status"), ids=article_ids, noun="article")
    article = next((one for one in articles if one.status == ContentStatus.ARCHIVED), None)
    if article is not None:
        raise RowRefusedError(
            f"The article “{article.title}” is archived. Restore it first, then make its pictures.",
            details={"content_id": article.pk},
        )


def _place(article_id: int, kind: str) -> int:
    taken = Images.objects.filter(content=article_id)
    if kind == Images.Kind.FEATURED:
        if taken.filter(position=0).exists():
            raise RowRefusedError("This article has its featured image already. Change that one, or delete it.")
        return 0
    last = taken.aggregate(last=Max("position"))["last"]
    return max(1, (last or 0) + 1)


def _named(ids: Sequence[int]) -> QuerySet[Images]:
    return Images.objects.filter(pk__in=ids)
