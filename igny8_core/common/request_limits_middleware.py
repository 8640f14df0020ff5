"""What no view should have to think of: addresses that nothing can store, and bodies that nobody means to send."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from igny8_core.common.error_answers import answer
from igny8_core.common.exceptions import AppError, InvalidInputError, TooLargeError

#: Characters of a query; a page of ids is far below.
LONGEST_QUERY = 8_000


class AddressTooLongError(InvalidInputError):
    """More than anybody types or links to."""

    http_status = 414


class RequestLimitsMiddleware:
    """Refuses before anything is read. What a JSON body may hold is up to the parser and the serializers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        error = _refused(request)
        return answer(request, error, title="Bad request") if error else self.get_response(request)


def _refused(request: HttpRequest) -> AppError | None:
    query = request.META.get("QUERY_STRING", "")
    if len(request.path) + len(query) > LONGEST_QUERY:
        return AddressTooLongError(f"The address is longer than {LONGEST_QUERY:,} characters.")
    # PostgreSQL stores no zero byte, and no text that is half a character.
    if "\x00" in request.path or "\x00" in query or "%00" in query:
        return InvalidInputError("The address has a zero byte in it.")
    if _size(request) > settings.LARGEST_BODY:
        return TooLargeError(f"More than {settings.LARGEST_BODY // 1_000_000} MB cannot be sent at once.")
    return None


def _size(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isascii() and given.isdigit() and len(given) < 20 else 0
