"""What a person can decide about an article now, and why not: buttons ask the server, not its status. Pure."""

from __future__ import annotations

from igny8_core.business.content.models import Content
from igny8_core.business.content.services.article_editing import NOT_EDITABLE, TEXT_SETTLED
from igny8_core.common.numbers import plural
from igny8_core.common.refusals import BUSY
from igny8_core.common.status_enums import ContentStatus, ImageStatus

NOT_IN_REVIEW = "Only an article in review can be published."
NOT_SENT_BACK = "Only an article in review can be sent back."
NOT_A_DRAFT = "Only a draft can be put into review."
ARCHIVED_ALREADY = "This article is archived already."
NOT_ARCHIVED = "Only an archived article can be restored."
IN_WORK = "An AI function works on this article. Wait until that has finished or cancel it."


def reasons_against(article: Content) -> dict[str, str]:
    """Per decision why it cannot be taken; empty where it can. For an article with its images loaded."""
    images = list(article.images.all())
    waiting = sum(image.status == ImageStatus.PENDING or image.generation_status in BUSY for image in images)
    busy = article.generation_status in BUSY
    any_busy = busy or any(image.generation_status in BUSY for image in images)
    archived = article.status == ContentStatus.ARCHIVED
    return {
        "edit": NOT_EDITABLE if archived else "",
        "edit_text": NOT_EDITABLE if archived else TEXT_SETTLED if article.status == ContentStatus.PUBLISHED else "",
        "approve": not_publishable(article, waiting),
        "send_back": "" if article.status == ContentStatus.REVIEW else NOT_SENT_BACK,
        "submit": not_submittable(article, waiting),
        "archive": ARCHIVED_ALREADY if archived else IN_WORK if any_busy else "",
        "restore": "" if archived else NOT_ARCHIVED,
        "delete": IN_WORK if any_busy else "",
    }


def not_publishable(article: Content, waiting: int) -> str:
    """Why an article with so many open images cannot be published."""
    if article.status != ContentStatus.REVIEW:
        return NOT_IN_REVIEW
    return _waits_for(waiting) if waiting else ""


def not_submittable(article: Content, waiting: int) -> str:
    """Why an article with so many open images cannot be put into review."""
    if article.status != ContentStatus.DRAFT:
        return NOT_A_DRAFT
    if article.generation_status in BUSY:
        return IN_WORK
    return _waits_for(waiting) if waiting else ""


def _waits_for(count: int) -> str:
    are = "is" if count == 1 else "are"
    return f"{plural(count, 'image')} of this article {are} still to be made. Wait for that, or delete what hangs."
