"""GET /metrics, for Prometheus."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST

from igny8_core.business.automation.selectors.gauges import DatabaseGauges
from igny8_core.common.metrics.scrape import numbers_of, numbers_of_processes
from igny8_core.common.tenancy import Scope, request_scope

_THIS_MACHINE = ("127.0.0.1", "::1", "")
#: Set by proxies: what comes through one came from somewhere else.
_FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")


def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers as text; 403 without METRICS_TOKEN as a bearer, or, where none is set, from another machine."""
    if not _may_read(request):
        return HttpResponse("Send METRICS_TOKEN as a bearer token; without one, ask on this machine.\n", status=403)
    # Sums over all accounts, and nothing of any of them.
    with request_scope(Scope(everything=True)):
        text = numbers_of(DatabaseGauges()) + numbers_of_processes()
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _may_read(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}")
    forwarded = any(name in request.headers for name in _FORWARDED)
    return request.META.get("REMOTE_ADDR", "") in _THIS_MACHINE and not forwarded
