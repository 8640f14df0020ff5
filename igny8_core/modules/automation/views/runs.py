"""GET one run in detail, and its events after a cursor."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.etag import NOTHING_MOVED, answer_if_moved
from igny8_core.business.automation.selectors.events import events_after
from igny8_core.business.automation.selectors.run_detail import run_detail
from igny8_core.modules.automation.run_presenter import present_run
from igny8_core.modules.automation.serializers.run_detail import (
    EventsQuerySerializer,
    EventsSerializer,
    RunDetailSerializer,
)
from igny8_core.modules.automation.views.asked import run_with_site

EVENTS = OpenApiExample(
    "Two lines",
    response_only=True,
    value={
        "events": [
            {"id": 41, "created_at": "2025-12-11T10:30:00Z", "stage": 4, "level": "info", "message": "Batch 2 started"},
            {"id": 42, "created_at": "2025-12-11T10:30:09Z", "stage": 4, "level": "info", "message": "Batch 2 done"},
        ],
        "next_after": 42,
        "more": False,
    },
)


class RunView(TenantView, APIView):
    """One run."""

    @extend_schema(tags=["automation"], responses={200: RunDetailSerializer, 304: NOTHING_MOVED, 404: ErrorSerializer})
    def get(self, request: Request, run_id: str) -> Response:
        """Time, items and credits per stage beside what was estimated, who started it and what can be done now."""
        detail = run_detail(run_with_site(run_id))
        return answer_if_moved(request, RunDetailSerializer(present_run(detail)).data)


class EventsView(TenantView, APIView):
    """The journal of a run, line by line."""

    @extend_schema(
        tags=["automation"],
        parameters=[EventsQuerySerializer],
        responses={200: EventsSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[EVENTS],
    )
    def get(self, request: Request) -> Response:
        """Lines behind `after` in their order; `more` says that there are more than `limit`.

        Lines of the last ten seconds come once more, because one of them may have been committed late: know them by
        their ids.
        """
        asked = EventsQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        which = dict(asked.validated_data)
        found = events_after(run_with_site(which.pop("run_id")), **which)
        return Response(EventsSerializer(found).data)
