"""POST cancel and retry."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.models import AITask
from igny8_core.ai.selectors.tasks import task_with_id
from igny8_core.ai.services.cancelling import cancel_group, cancel_task
from igny8_core.ai.services.taking_up import retry_group, retry_task
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.modules.ai_tasks.presenters import present
from igny8_core.modules.ai_tasks.serializers.answers import TaskSerializer
from igny8_core.modules.ai_tasks.serializers.requests import ActRequestSerializer

ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}
Act = Callable[[AITask], object]


class ActView(TenantView, APIView):
    """Doing something with one task or with its whole selection."""

    def act(self, request: Request, task_id: UUID, *, one: Act, group: Act, status: int) -> Response:
        """Answers the task as it is then."""
        asked = ActRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        task = task_with_id(task_id)
        self.require_writer(task.account_id)
        (group if asked.validated_data["whole_group"] else one)(task)
        return Response(TaskSerializer(present(task_with_id(task_id))).data, status=status)


class CancelTaskView(ActView):
    """Cancel a task."""

    @extend_schema(tags=["ai tasks"], request=ActRequestSerializer, responses={200: TaskSerializer, **ERRORS})
    def post(self, request: Request, task_id: UUID) -> Response:
        """At once, also in the middle of a call: nothing is saved or charged and its rows are free again.

        409 when it has ended, or when it belongs to a run.
        """
        return self.act(request, task_id, one=cancel_task, group=cancel_group, status=200)


class RetryTaskView(ActView):
    """Try a task again."""

    @extend_schema(tags=["ai tasks"], request=ActRequestSerializer, responses={202: TaskSerializer, **ERRORS})
    def post(self, request: Request, task_id: UUID) -> Response:
        """The same task, failed or cancelled, is taken up again; an answer that is still good is not asked for again.

        409 when other work has its rows, or when it belongs to a run.
        """
        return self.act(request, task_id, one=retry_task, group=retry_group, status=202)
