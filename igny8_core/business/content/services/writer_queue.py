"""Ideas → tasks: the same door for screens and for stage 3."""

from __future__ import annotations

from collections.abc import Sequence

from igny8_core.business.content.models import Tasks
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.status_enums import GenerationStatus, IdeaStatus
from igny8_core.common.transitions import move


def queue_to_writer(*, ideas: Sequence[ContentIdeas]) -> int:
    """Make one task of each idea that is still new and mark it queued; returns how many tasks were made.

    Runs in the caller's transaction. The unique link from task to idea makes a second queueing harmless.
    """
    tasks = Tasks.objects.bulk_create([task_for(idea) for idea in ideas], ignore_conflicts=True)
    move(
        ContentIdeas.objects.filter(pk__in=[idea.pk for idea in ideas]),
        come_from=IdeaStatus.NEW,
        to=IdeaStatus.QUEUED,
        generation_status=GenerationStatus.COMPLETED,
    )
    return len(tasks)


def task_for(idea: ContentIdeas) -> Tasks:
    """A task, not yet stored, that knows all that its idea knows."""
    return Tasks(
        account_id=idea.account_id,
        site_id=idea.site_id,
        title=idea.idea_title,
        description=idea.description,
        idea=idea,
        cluster_id=idea.keyword_cluster_id,
        search_intent=idea.search_intent,
        content_type=idea.content_type,
        target_keywords=idea.target_keywords,
        outline=idea.outline,
        word_count=idea.word_count,
    )
