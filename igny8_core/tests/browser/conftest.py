"""A browser per test process, a page per test, and a small site to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.services.heartbeat import beat
from igny8_core.business.planning.models import Keywords
from igny8_core.tests.bells import Bells
from igny8_core.tests.browser.chromium import running_browser
from igny8_core.tests.browser.dashboard import EMAIL, Dashboard
from igny8_core.tests.browser.held_provider import GATE, HeldProvider
from igny8_core.tests.browser.workers import working
from igny8_core.tests.factories import KeywordFactory, SiteFactory, UserFactory
from igny8_core.tests.needs import chromium, need

KEYWORDS = ("cold brew ratio", "cold brew coffee", "espresso machine", "espresso machine cleaning")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code and refuses queries in.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    path = chromium()
    # Far more than a page needs: the machine may be busy with other tests.
    expect.set_options(timeout=20_000)
    need((settings.FRONTEND_DIST / "index.html").is_file(), "The built dashboard (make setup)")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with running_browser(path) as running:
            yield running
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
        if before is not None:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def site(transactional_db: None) -> Site:
    """coffee.example with 4 keywords and 1,500 credits, Alice who owns it, and a worker that is alive."""
    site = SiteFactory(domain="coffee.example")
    UserFactory.member(site.account, email=EMAIL, first_name="Alice")
    for keyword in KEYWORDS:
        KeywordFactory(site=site, keyword=keyword)
    beat("worker@test")
    return site


@pytest.fixture
def bare(site: Site) -> Site:
    """The site without its keywords: each test puts in what it works on."""
    Keywords.objects.filter(site=site).delete()
    return site


@pytest.fixture
def workers(transactional_db: None, settings: Any) -> Iterator[None]:
    """Workers that take the messages of the server, and the offline provider behind a gate."""
    settings.AI_TEXT_PROVIDER = settings.AI_IMAGE_PROVIDER = f"{HeldProvider.__module__}.{HeldProvider.__name__}"
    Bells()  # what earlier tests rang for is gone
    with working():
        yield
        GATE.open()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh window. The test fails when a script of the page did."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Europe/Berlin")
    context.set_default_timeout(20_000)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    context.close()
    assert broken == []


@pytest.fixture
def dashboard(live_server: object, page: Page, site: Site) -> Dashboard:
    return Dashboard(page=page, url=str(live_server), site=site)
