"""Ideas → tasks. Local: no provider is asked and nothing is charged."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Q

from igny8_core.ai.base import AIFunction, Outcome, Prepared
from igny8_core.ai.models import AITask
from igny8_core.business.content.services.writer_queue import queue_to_writer
from igny8_core.business.planning.models import ContentIdeas
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import IdeaStatus


class BulkQueueToWriter(AIFunction):
    """Makes a writer's task of each idea."""

    name = "bulk_queue_to_writer"
    noun = "idea"
    model = ContentIdeas
    is_local = True

    def prepare(self, task: AITask) -> Prepared:
        """The ideas that are still new."""
        rows = list(ContentIdeas.objects.filter(pk__in=task.input_ids, status=IdeaStatus.NEW).order_by("pk"))
        found = {row.pk for row in rows}
        return Prepared(rows=rows, gone=[pk for pk in task.input_ids if pk not in found])

    def save_output(self, task: AITask, prepared: Prepared, parsed: Any) -> Outcome:
        """Write the tasks and mark the ideas queued."""
        made = {"tasks_created": queue_to_writer(ideas=prepared.rows) if prepared.rows else 0}
        return Outcome(
            done=[row.pk for row in prepared.rows],
            missing=[],
            units=Decimal(0),
            made=made,
            message=self.success_message(made),
        )

    def has_it(self) -> Q:
        return ~Q(status=IdeaStatus.NEW)

    def success_message(self, made: Mapping[str, int]) -> str:
        return f"{plural(made['tasks_created'], 'idea')} queued to the writer"

    def prep_message(self, task: AITask) -> str:
        return f"Queueing {plural(len(task.input_ids), 'idea')}"
