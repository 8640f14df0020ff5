"""What articles still wait for."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q

from igny8_core.business.content.models import Images
from igny8_core.common.status_enums import GenerationStatus, ImageStatus


def open_images_of(*, content_ids: Sequence[int]) -> dict[int, int]:
    """Per article, how many images are not there yet or are being made anew. Articles without such are left out."""
    in_work = Q(generation_status__in=(GenerationStatus.QUEUED, GenerationStatus.PROCESSING))
    rows = Images.objects.filter(in_work | Q(status=ImageStatus.PENDING), content__in=content_ids)
    return dict(rows.order_by().values_list("content").annotate(count=Count("pk")))
