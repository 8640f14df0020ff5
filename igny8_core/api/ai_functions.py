"""The screens' door to an AI function: selected rows in, the id of a task out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.registry import function_named
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.ids import IdsSerializer, all_of
from igny8_core.business.accounts.models import Account

ERRORS = {400: ErrorSerializer, 401: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}
F = TypeVar("F", bound=Callable[..., Any])


class QueuedSerializer(serializers.Serializer[Any]):
    """What to follow. A large selection becomes several tasks, the first of which is `task_id`."""

    task_id = serializers.UUIDField()
    task_ids = serializers.ListField(child=serializers.UUIDField())


ASKED = OpenApiExample("Three rows", request_only=True, value={"ids": [4, 5, 6]})
_TASK = "3f1c2a9e-8f0b-4b56-9a52-6f2d1c7e4b10"
QUEUED = OpenApiExample(
    "One task", response_only=True, status_codes=["202"], value={"task_id": _TASK, "task_ids": [_TASK]}
)


def asks_function(summary: str, *, tag: str) -> Callable[[F], F]:
    """The document of such a door."""
    document: Callable[[F], F] = extend_schema(
        summary=summary,
        tags=[tag],
        request=IdsSerializer,
        responses={202: QueuedSerializer, **ERRORS},
        examples=[ASKED, QUEUED],
    )
    return document


class FunctionView(TenantView, APIView):
    """Queue an AI function on selected rows of one site. Subclasses say which and decorate `post`."""

    function: ClassVar[str]
    throttle_group = "ai"

    def queue(self, request: Request) -> Response:
        """202 with the ids of the tasks; 409 when other work has one of the rows."""
        asked = IdsSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        ids = asked.validated_data["ids"]
        function = function_named(self.function)
        account_id = all_of(function.rows(), ids=ids, noun=function.noun).values_list("account_id", flat=True)[0]
        self.require_writer(account_id)
        answer = function.execute(payload={"ids": ids}, account=Account.objects.get(pk=account_id))
        return Response(QueuedSerializer(answer).data, status=202)
