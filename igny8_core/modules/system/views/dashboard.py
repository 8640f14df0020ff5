"""The dashboard's page: one file for every path, the router in the browser does the rest."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import ensure_csrf_cookie

NOT_BUILT = (
    "<!doctype html><title>IGNY8</title><h1>The dashboard is not built</h1>"
    "<p>Run <code>make setup</code>, then start the server again.</p>"
)


@ensure_csrf_cookie
def dashboard(request: HttpRequest) -> HttpResponse:
    """`index.html` of the build; browsers ask again each time, the assets behind it are cached by name."""
    path = Path(settings.FRONTEND_DIST) / "index.html"
    if not path.is_file():
        return HttpResponse(NOT_BUILT, status=503)
    response = HttpResponse(_read(path, path.stat().st_mtime_ns))
    response["Cache-Control"] = "no-cache"
    return response


@lru_cache(maxsize=2)
def _read(path: Path, _changed_at: int) -> bytes:
    return path.read_bytes()
