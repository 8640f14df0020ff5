"""Paths of the API that do not exist."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from igny8_core.common.exceptions import NotFoundError


@csrf_exempt
def api_not_found(request: HttpRequest, rest: str) -> JsonResponse:
    """The 404 in the one error payload."""
    error = NotFoundError("There is no such endpoint. See /api/v1/docs/.")
    return JsonResponse(error.payload(), status=error.http_status)
