"""What tasks, articles and images have in common at this door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request

from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.viewsets import SiteRowsViewSet

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=Callable[..., Any])
TAG = "writer"
READ_ERRORS = {400: ErrorSerializer, 404: ErrorSerializer}
ERRORS = {**READ_ERRORS, 403: ErrorSerializer, 409: ErrorSerializer}


def documented(request: Any, answer: Any, *, status: int = 200, **options: Any) -> Callable[[F], F]:
    """The document of one thing a person does to rows."""
    decorate: Callable[[F], F] = extend_schema(
        tags=[TAG], request=request, responses={status: answer, **ERRORS}, **options
    )
    return decorate


def lists(answer: type[serializers.Serializer[Any]], words: str) -> Any:
    """The document of a list."""
    return extend_schema(tags=[TAG], description=words, responses={200: answer(many=True), **READ_ERRORS})


def shows(answer: type[serializers.Serializer[Any]], words: str) -> Any:
    """The document of one row."""
    return extend_schema(tags=[TAG], description=words, responses={200: answer, 404: ErrorSerializer})


class WriterRows(ListModelMixin, RetrieveModelMixin, SiteRowsViewSet[M]):
    """Lists, one row, and finding the rows that a change is about."""

    def row(self) -> Any:
        """The row of the path, which the user may change."""
        return self.writable(self.get_object())

    def selected(self, request: Request, serializer: type[serializers.Serializer[Any]]) -> dict[str, Any]:
        """What was sent, once it is clear that the user may change each of its `ids`."""
        asked = sent(serializer, request)
        self.writable_ids(self.get_queryset(), asked["ids"])
        return asked


def deletes(view: F) -> F:
    """The document of deleting one row."""
    return documented(None, None, status=204)(view)


def sent(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """What was sent, checked."""
    asked = serializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)
