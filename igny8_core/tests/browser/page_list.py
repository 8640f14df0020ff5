"""The addresses of the dashboard, read from its own tables: a new page is in them or cannot be reached."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

SOURCES: Path = settings.BASE_DIR / "frontend/src"
_ENTRY = re.compile(r"""path: '([^']+)', page: lazy\(\(\) => import\('@/([^']+)'\)\)""")
_ROUTE = re.compile(r"""<Route (?:(index)|path="([^"]+)") element=\{(<Navigate )?""")


def pages_of_the_frame() -> list[str]:
    """Every address behind the login, parameters as in `/planner/clusters/:id`."""
    entries = _ENTRY.findall((SOURCES / "app/pages.ts").read_text())
    return [address for path, source in entries for address in _below(path, source)]


def pages_without_login() -> list[str]:
    routes = _routes(SOURCES / "app/AppRoutes.tsx")
    return [path for path in routes if path.startswith("/")]


def _below(path: str, source: str) -> list[str]:
    """A page with pages below it has a table of them in its own file."""
    if not path.endswith("/*"):
        return [path]
    top = path.removesuffix("/*")
    return [f"{top}/{below}".rstrip("/") for below in _routes(SOURCES / f"{source}.tsx")]


def _routes(file: Path) -> list[str]:
    """Paths of the routes that show something; those that lead elsewhere are no pages."""
    found = _ROUTE.findall(file.read_text())
    return [path for _index, path, leads_away in found if not leads_away and not path.endswith("*")]
