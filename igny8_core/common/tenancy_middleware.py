"""Puts every request behind the tenancy wall before any view runs."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from igny8_core.common.tenancy import Scope, request_scope


class TenancyMiddleware:
    """Requests start with nothing in sight; only Django admin, which has its own permissions, sees all accounts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_admin = request.path.startswith("/admin/")
        with request_scope(Scope(everything=True) if in_admin else None):
            return self.get_response(request)
