"""GET current_run: what the dashboard polls."""

from __future__ import annotations

import hashlib
from typing import Any

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import SITE_ID, asked_site_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.automation.selectors.snapshot import snapshot
from igny8_core.modules.automation.presenters import present
from igny8_core.modules.automation.serializers.current_run import CurrentRunSerializer


class CurrentRunView(TenantView, APIView):
    """The active or latest run of a site, its seven stages, the log and what surrounds them."""

    @extend_schema(
        tags=["automation"],
        parameters=[SITE_ID],
        responses={200: CurrentRunSerializer, 304: OpenApiResponse(description="Nothing moved"), 404: ErrorSerializer},
    )
    def get(self, request: Request) -> Response:
        """Answers 304 to an If-None-Match when nothing moved."""
        data = dict(CurrentRunSerializer(present(snapshot(site_id=asked_site_id(request)))).data)
        tag = etag(data)
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status=304, headers=headers)
        return Response(data, headers=headers)


def etag(data: dict[str, Any]) -> str:
    """Of everything shown but the clock."""
    shown = {name: value for name, value in data.items() if name != "server_time"}
    return f'"{hashlib.sha256(JSONRenderer().render(shown)).hexdigest()[:32]}"'
