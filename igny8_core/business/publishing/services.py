"""What only a human may decide about an article that is ready."""

from __future__ import annotations

from django.utils import timezone

from igny8_core.business.content.models import Content
from igny8_core.common.status_enums import ContentStatus
from igny8_core.common.transitions import move_one


def publish(*, content_id: int) -> None:
    """Mark a reviewed article as published. Raises ConflictError when it is not in review."""
    move_one(
        Content.objects.filter(pk=content_id),
        come_from=ContentStatus.REVIEW,
        to=ContentStatus.PUBLISHED,
        refusal="Only an article in review can be published.",
        published_at=timezone.now(),
    )


def send_back(*, content_id: int) -> None:
    """Put an article from review back to draft. Raises ConflictError when it is not in review."""
    move_one(
        Content.objects.filter(pk=content_id),
        come_from=ContentStatus.REVIEW,
        to=ContentStatus.DRAFT,
        refusal="Only an article in review can be sent back.",
    )
