"""GET current_run: what the dashboard polls."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import SITE_ID, asked_site_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.etag import NOTHING_MOVED, answer_if_moved
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.modules.automation.presenters import present
from igny8_core.modules.automation.serializers.current_run import CurrentRunSerializer


class CurrentRunView(TenantView, APIView):
    """The active or latest run of a site, its seven stages, the log and what surrounds them."""

    @extend_schema(
        tags=["automation"],
        parameters=[SITE_ID],
        responses={200: CurrentRunSerializer, 304: NOTHING_MOVED, 404: ErrorSerializer},
    )
    def get(self, request: Request) -> Response:
        """Answers 304 to an If-None-Match when nothing moved."""
        data = dict(CurrentRunSerializer(present(snapshot(site_id=asked_site_id(request)))).data)
        return answer_if_moved(request, data, clock="server_time")
