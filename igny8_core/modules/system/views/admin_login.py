"""The admin has no login of its own: one door, one lockout, one look."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def admin_login(request: HttpRequest) -> HttpResponseRedirect:
    """To the dashboard's login, and back here afterwards. 403 for who is logged in and no operator."""
    user: Any = request.user
    target = _target(request)
    if not user.is_authenticated:
        return HttpResponseRedirect(f"/login?{urlencode({'next': target})}")
    if not (user.is_active and user.is_staff):
        raise PermissionDenied
    return HttpResponseRedirect(target)


def _target(request: HttpRequest) -> str:
    asked = request.GET.get("next", "")
    inside = asked.startswith("/admin/") and not asked.startswith("/admin/login")
    return asked if inside and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else "/admin/"
