"""GET /healthz, for load balancers, containers and people."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from igny8_core.modules.system.health import DEGRADED, UNAVAILABLE, health


def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer, else 503; `status` and `reasons` say the rest.

    A silent worker or scheduler and pending migrations are "degraded": 200, or 503 with `?strict=1`.
    """
    found = health()
    strict = request.GET.get("strict") == "1"
    bad = found.status == UNAVAILABLE or (strict and found.status == DEGRADED)
    response = JsonResponse(found.to_json(), status=503 if bad else 200)
    response["Cache-Control"] = "no-store"
    return response
