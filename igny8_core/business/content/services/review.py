"""Draft → review: when an article has nothing left to wait for."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from igny8_core.business.content.models import Content, Images
from igny8_core.common.status_enums import ContentStatus, ImageStatus
from igny8_core.common.transitions import move


def move_finished_to_review(*, content_ids: Sequence[int]) -> int:
    """Move those drafts to review whose images are all generated or given up; returns how many moved.

    What a person sent back waits for a person: its text is at fault, and no new picture mends it.
    One guarded statement: of two last images saved at the same moment exactly one finds the draft still there.
    """
    open_images = Images.objects.filter(content=OuterRef("pk"), status=ImageStatus.PENDING)
    any_images = Images.objects.filter(content=OuterRef("pk"))
    finished = Content.objects.filter(
        Exists(any_images), ~Exists(open_images), pk__in=content_ids, sent_back_at__isnull=True
    )
    return move(finished, come_from=ContentStatus.DRAFT, to=ContentStatus.REVIEW)
