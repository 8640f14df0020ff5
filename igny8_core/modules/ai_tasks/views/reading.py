"""GET one AI task, and lists of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.models import AITask
from igny8_core.ai.selectors.tasks import shown_tasks, task_with_id, together
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.etag import NOTHING_MOVED, answer_if_moved
from igny8_core.api.filters import FILTERS
from igny8_core.modules.ai_tasks.examples import ONE_TASK
from igny8_core.modules.ai_tasks.filters import TaskFilter
from igny8_core.modules.ai_tasks.presenters import present, present_together
from igny8_core.modules.ai_tasks.serializers.answers import TaskPageSerializer, TaskSerializer

ERRORS = {400: ErrorSerializer, 404: ErrorSerializer}


class TaskView(TenantView, APIView):
    """The progress of one task."""

    @extend_schema(
        tags=["ai tasks"],
        responses={200: TaskSerializer, 304: NOTHING_MOVED, 404: ErrorSerializer},
        examples=[ONE_TASK],
    )
    def get(self, request: Request, task_id: UUID) -> Response:
        """Phase, counts, steps, what came out and what it cost. 304 to an If-None-Match when nothing moved."""
        return answer_if_moved(request, TaskSerializer(present(task_with_id(task_id))).data)


class TasksView(TenantView, GenericAPIView[AITask]):
    """What was asked of AI functions, newest first."""

    serializer_class = TaskSerializer
    filter_backends = FILTERS
    filterset_class = TaskFilter
    search_fields = ("label",)
    ordering_fields = ("created_at", "completed_at")
    ordering = ("-created_at",)

    def get_queryset(self) -> QuerySet[AITask]:
        """Of all your sites; the document is made for nobody."""
        rows = shown_tasks()
        return rows.none() if getattr(self, "swagger_fake_view", False) else rows

    @extend_schema(
        operation_id="ai_tasks_list",
        tags=["ai tasks"],
        filters=True,
        responses={200: TaskPageSerializer, 304: NOTHING_MOVED, **ERRORS},
    )
    def get(self, request: Request) -> Response:
        """Tasks that people asked for, newest first; with `ids` or `group` also what they come to together.

        304 to an If-None-Match when nothing moved.
        """
        rows = self.filter_queryset(self.get_queryset())
        asked_for = "ids" in request.query_params or "group" in request.query_params
        # Before the tasks: a reader looks no more once all have ended, and must then have seen each of them ended.
        sum_of_all = present_together(together(rows)) if asked_for else None
        page = self.paginate_queryset(rows) or []
        shown: dict[str, Any] = self.get_paginated_response(TaskSerializer(map(present, page), many=True).data).data
        shown["together"] = sum_of_all
        return answer_if_moved(request, shown)
