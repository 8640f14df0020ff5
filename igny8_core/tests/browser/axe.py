"""Looking at a page with axe, the accessibility checker that comes with the front end's packages."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from playwright.sync_api import Page

_RUN = "() => axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"


@cache
def _source() -> str:
    return (settings.BASE_DIR / "frontend/node_modules/axe-core/axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """`color-contrast: <span …>` for every element that breaks a rule."""
    page.evaluate(_source())
    return [f"{rule['id']}: {node['html'][:160]}" for rule in page.evaluate(_RUN) for node in rule["nodes"]]
