"""Every error that leaves the API has one form, whoever raised it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from math import ceil
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from igny8_core.common.error_answers import fault
from igny8_core.common.exceptions import (
    AppError,
    InvalidInputError,
    NotAllowedError,
    NotAuthenticatedError,
    NotFoundError,
    TooLargeError,
    TooManyRequestsError,
    UnexpectedError,
)

log = logging.getLogger(__name__)


class MethodNotSupported(AppError):
    """The path exists, the method does not."""

    error_type = "ValidationError"
    http_status = 405


class NotAcceptable(InvalidInputError):
    """Only JSON is spoken here."""

    http_status = 406


class UnsupportedMediaType(InvalidInputError):
    """A body of a kind that this path does not read."""

    http_status = 415


def answer_with_error_payload(error: Exception, context: dict[str, Any]) -> Response:
    """DRF's exception handler."""
    app_error = as_app_error(error)
    if isinstance(app_error, UnexpectedError):
        log.error("%s failed", context["request"].path, exc_info=error)
    # DRF's own handler rolls back and sets WWW-Authenticate and Retry-After where they belong.
    usual = exception_handler(error, context)
    headers = {name: usual[name] for name in ("WWW-Authenticate", "Retry-After") if usual and usual.has_header(name)}
    if "retry_after" in app_error.details:
        headers["Retry-After"] = str(ceil(app_error.details["retry_after"] or 0))
    return Response(app_error.payload(), status=app_error.http_status, headers=headers)


def as_app_error(error: Exception) -> AppError:
    """The product's error for whatever Django or DRF raised."""
    if isinstance(error, AppError):
        return error
    for kind, translate in _TRANSLATIONS:
        if isinstance(error, kind):
            return translate(error)
    if isinstance(error, exceptions.APIException) and error.status_code < 500:
        return InvalidInputError(str(error.detail))
    return fault()


_TRANSLATIONS: tuple[tuple[Any, Callable[[Any], AppError]], ...] = (
    (exceptions.ValidationError, lambda e: InvalidInputError(_sentence(e.detail), details={"fields": e.detail})),
    ((Http404, exceptions.NotFound), lambda _: NotFoundError("This does not exist.")),
    (exceptions.NotAuthenticated, lambda _: NotAuthenticatedError("Log in first.")),
    (exceptions.AuthenticationFailed, lambda e: NotAuthenticatedError(str(e.detail))),
    (
        (PermissionDenied, exceptions.PermissionDenied),
        lambda e: NotAllowedError(str(getattr(e, "detail", "")) or "You may not do this."),
    ),
    (
        exceptions.Throttled,
        lambda e: TooManyRequestsError("Too many requests. Wait a moment.", details={"retry_after": e.wait}),
    ),
    (RequestDataTooBig, lambda _: TooLargeError("This is too large to be sent at once.")),
    # A forged upload, too many fields, or somebody who went away in the middle of it.
    (
        (SuspiciousOperation, UnreadablePostError, MultiPartParserError),
        lambda _: InvalidInputError("This request cannot be read."),
    ),
    (exceptions.MethodNotAllowed, lambda e: MethodNotSupported(str(e.detail))),
    (exceptions.NotAcceptable, lambda _: NotAcceptable("Answers are JSON. Accept application/json.")),
    (exceptions.UnsupportedMediaType, lambda e: UnsupportedMediaType(str(e.detail))),
)


def _sentence(detail: Any) -> str:
    """The first complaint, with its field."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            return _sentence(inner) if name == "non_field_errors" else f"{name}: {_sentence(inner)}"
    if isinstance(detail, list) and detail:
        return _sentence(detail[0])
    return str(detail) or "Check what you sent."
