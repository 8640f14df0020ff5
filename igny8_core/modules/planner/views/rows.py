"""What the lists of keywords, clusters and ideas have in common: finding, reading what was sent, answering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.ids import one_of
from igny8_core.api.viewsets import SiteRowsViewSet
from igny8_core.api.work_state import with_work_state
from igny8_core.business.planning.models import Clusters

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=Callable[..., Any])
READING = {400: ErrorSerializer, 401: ErrorSerializer, 404: ErrorSerializer}
WRITING = {**READING, 403: ErrorSerializer, 409: ErrorSerializer}


def writes(
    summary: str, answer: Any, *, takes: Any = None, status: int = 200, examples: Any = None
) -> Callable[[F], F]:
    """The document of an action that changes something."""
    document: Callable[[F], F] = extend_schema(
        summary=summary, request=takes, responses={status: answer, **WRITING}, examples=examples, filters=False
    )
    return document


class PlanRows(SiteRowsViewSet[M], ListModelMixin, RetrieveModelMixin):
    """Rows of the plan of a site."""

    row_serializer: ClassVar[type[Serializer[Any]]]

    def get_serializer_class(self) -> type[Serializer[Any]]:
        """How a row is shown."""
        return self.row_serializer

    def shown_rows(self) -> QuerySet[M]:
        """The rows with what a table shows of them, except `work_state`."""
        raise TypeError(f"{type(self).__name__} does not say which rows")

    def rows(self) -> QuerySet[M]:
        """With `work_state`."""
        return with_work_state(self.shown_rows())

    def asked(self, serializer: type[Serializer[Any]], request: Request) -> Any:
        """What was sent, checked."""
        sent = serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return sent

    def check_cluster(self, values: dict[str, Any]) -> None:
        """404 when `cluster_id` is not one of the user's."""
        if values.get("cluster_id") is not None:
            one_of(Clusters.objects.all(), pk=values["cluster_id"], noun="cluster")
