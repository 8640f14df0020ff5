"""Tasks: orders to the writer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.changes import DeletedSerializer, UpdatedSerializer
from igny8_core.api.export import Column, Exported
from igny8_core.api.ids import IdsSerializer, one_of
from igny8_core.api.work_state import with_work_state
from igny8_core.business.content.models import Tasks
from igny8_core.business.content.selectors.listing import tasks_listed
from igny8_core.business.content.services.task_editing import change_tasks, create_task, delete_tasks, reopen_task
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.modules.writer.examples import NEW_TASK
from igny8_core.modules.writer.filters import TasksFilter
from igny8_core.modules.writer.serializers.tasks import (
    NewTaskSerializer,
    TaskChangeSerializer,
    TasksChangesSerializer,
    WriterTaskSerializer,
)
from igny8_core.modules.writer.views.columns import joined
from igny8_core.modules.writer.views.rows import WriterRows, deletes, documented, lists, sent, shows


@extend_schema_view(
    list=lists(WriterTaskSerializer, "Orders to the writer, with the ids of their articles."),
    retrieve=shows(WriterTaskSerializer, "One order to the writer."),
)
class TasksViewSet(Exported, WriterRows[Tasks]):
    """Tasks of your sites."""

    noun = "task"
    serializer_class = WriterTaskSerializer
    filterset_class = TasksFilter
    search_fields = ["title", "description"]
    ordering_fields = ["title", "word_count", "status", "created_at", "updated_at"]
    export_name = "tasks"
    export_columns = (
        Column("Title", "title"),
        Column("Description", "description"),
        Column("Cluster", "cluster__name"),
        Column("Search intent", "search_intent"),
        Column("Content type", "content_type"),
        Column("Target keywords", "target_keywords", joined),
        Column("Outline", "outline", joined),
        Column("Words", "word_count"),
        Column("Status", "status"),
        Column("Created", "created_at"),
    )

    def rows(self) -> QuerySet[Tasks]:
        """With cluster, article and the badge."""
        return with_work_state(tasks_listed())

    @documented(NewTaskSerializer, WriterTaskSerializer, status=201, examples=[NEW_TASK])
    def create(self, request: Request) -> Response:
        """Order an article by hand, or from an idea that has no task yet."""
        values = sent(NewTaskSerializer, request)
        site = self.writable_site(values.pop("site_id"))
        idea_id = values.pop("idea_id", None)
        ideas = ContentIdeas.objects.filter(site=site)
        idea = one_of(ideas, pk=idea_id, noun="idea") if idea_id else None
        _check_cluster(values, site_ids={site.pk})
        return self.answer(create_task(site=site, idea=idea, values=values).pk, status=201)

    @documented(TaskChangeSerializer, WriterTaskSerializer)
    def partial_update(self, request: Request, pk: int) -> Response:
        """Change what the task orders. 409 while it waits for the AI or is being written."""
        task = self.row()
        changes = sent(TaskChangeSerializer, request)
        seen = changes.pop("updated_at", None)
        _check_cluster(changes, site_ids={task.site_id})
        change_tasks(ids=[task.pk], changes=changes, seen=seen)
        return self.answer(task.pk)

    @deletes
    def destroy(self, request: Request, pk: int) -> Response:
        """Delete a task. Its article and its idea stay. 409 while it waits for the AI or is being written."""
        delete_tasks(ids=[self.row().pk])
        return Response(status=204)

    @documented(IdsSerializer, DeletedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_delete(self, request: Request) -> Response:
        """Delete these tasks, or none of them; their articles and ideas stay."""
        return Response({"deleted": delete_tasks(ids=self.selected(request, IdsSerializer)["ids"])})

    @documented(TasksChangesSerializer, UpdatedSerializer)
    @action(detail=False, methods=["post"])
    def bulk_update(self, request: Request) -> Response:
        """The same changes to each of these tasks, or to none of them."""
        asked = self.selected(request, TasksChangesSerializer)
        site_ids = set(Tasks.objects.filter(pk__in=asked["ids"]).values_list("site_id", flat=True))
        _check_cluster(asked["changes"], site_ids=site_ids)
        return Response({"updated": change_tasks(ids=asked["ids"], changes=asked["changes"])})

    @documented(None, WriterTaskSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: int) -> Response:
        """Have the article of a task written once more, after the first was deleted. It waits for the AI again."""
        task = self.row()
        reopen_task(task_id=task.pk)
        return self.answer(task.pk)


def _check_cluster(values: dict[str, Any], *, site_ids: set[int]) -> None:
    """A cluster belongs to one site, and so must all tasks that are put into it."""
    cluster_id = values.get("cluster_id")
    if cluster_id is not None:
        clusters = Clusters.objects.filter(site_id__in=site_ids) if len(site_ids) == 1 else Clusters.objects.none()
        one_of(clusters, pk=cluster_id, noun="cluster")
