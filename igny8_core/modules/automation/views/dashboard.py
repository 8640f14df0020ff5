"""GET dashboard: what the first page shows of a site."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import SITE_ID, asked_site, asked_site_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.etag import NOTHING_MOVED, answer_if_moved
from igny8_core.business.automation.selectors.dashboard import glance_at
from igny8_core.modules.automation.dashboard_presenter import present_glance
from igny8_core.modules.automation.serializers.dashboard import DashboardSerializer

ANSWER = OpenApiExample(
    "Two images failed, twelve articles are ready",
    response_only=True,
    value={
        "site_id": 12,
        "needs": [
            {
                "kind": "failed",
                "level": "bad",
                "title": "2 images failed",
                "text": "Their articles are shown without them until they are made.",
                "count": 2,
                "action": None,
                "run_id": None,
                "can_resume": False,
                "stage": 6,
                "function": "generate_images",
                "ids": [71, 72],
            }
        ],
        "pipeline": [{"key": "keywords", "label": "Keywords", "count": 0, "note": "to cluster"}],
        "run": None,
        "work": [],
        "schedule": {"is_enabled": True, "next_run_at": "2026-11-21T01:00:00Z", "sentence": "Daily at 02:00"},
        "wallet": {"balance": 1428, "reserved": 0, "available": 1428},
        "estimate": {"estimated_credits": 0, "required_credits": 0},
        "recent_runs": [],
        "first_steps": [],
    },
)


class DashboardView(TenantView, APIView):
    """A site at a glance."""

    @extend_schema(
        tags=["automation"],
        parameters=[SITE_ID],
        responses={200: DashboardSerializer, 304: NOTHING_MOVED, 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[ANSWER],
    )
    def get(self, request: Request) -> Response:
        """What waits for you, what moves now, and what has been. Answers 304 to an If-None-Match when nothing moved."""
        glance = glance_at(asked_site(asked_site_id(request)))
        return answer_if_moved(request, dict(DashboardSerializer(present_glance(glance)).data))
