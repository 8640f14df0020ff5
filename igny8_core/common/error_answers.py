"""Errors outside of the API's views: the one payload below /api/, a short page elsewhere, with the request's id."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html

from igny8_core.common.exceptions import (
    AppError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    TooLargeError,
    UnexpectedError,
)
from igny8_core.common.logs.context import current

log = logging.getLogger(__name__)
PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>IGNY8</title><h1>{}</h1><p>{}</p>"
    '<p>Request {}</p><p><a href="/">To the dashboard</a></p></html>'
)


def answer(request: HttpRequest, error: AppError, *, title: str) -> HttpResponse:
    """`error` as programs or people read it. Asks neither database nor session: they may be what failed."""
    if request.path.startswith("/api/"):
        return JsonResponse(error.payload(), status=error.http_status)
    page = format_html(PAGE, title, error.message, current().get("request_id", "unknown"))
    return HttpResponse(page, status=error.http_status)


def fault() -> UnexpectedError:
    """A defect of ours, with the id under which the log tells more."""
    return UnexpectedError(
        "Something went wrong on our side. Try again; if it stays, look at the server's log.",
        details={name: current()[name] for name in ("request_id",) if name in current()},
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: a host that is none of ours, a form with too many fields, a forged upload."""
    if isinstance(exception, RequestDataTooBig):
        return answer(request, TooLargeError("This is too large to be sent."), title="Too large")
    return answer(request, InvalidInputError("This request cannot be read."), title="Bad request")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW."""
    log.info("Refused without a CSRF token: %s", reason)
    error = NotAllowedError("The page you sent this from is too old. Reload it and try again.")
    return answer(request, error, title="Reload the page")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    return answer(request, NotAllowedError("You may not do this."), title="Not allowed")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    return answer(request, NotFoundError("There is nothing at this address."), title="Not found")


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500. Django has logged the exception by now."""
    return answer(request, fault(), title="Something went wrong")
