"""Machinery per batch against a plain Celery chain that saves nothing: same worker, same broker, same minute.

Both do 351 steps: the spec's example (47 keywords → 8 clusters → 56 articles → 224 images) and a chain of 351 empty
tasks. What the AI functions and the provider themselves take is measured and taken off.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from statistics import median
from typing import Any

from celery import chain
from django.core.cache import cache

from igny8_core.benchmarks.worker_app import link, mark
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.billing.services.onboarding import add_site_with_credits
from igny8_core.business.planning.models import Keywords
from igny8_core.common.status_enums import RUN_TERMINAL, RunStatus

STEPS = 351
KEYWORDS = 47
LOOK_SECONDS = 0.02
LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Lap:
    """Milliseconds per step, on the wall and of the worker's processor; `function_*` is the functions' own part."""

    wall: float
    cpu: float
    function_wall: float = 0.0
    function_cpu: float = 0.0


def chain_lap() -> Lap:
    """351 empty tasks, each sent by the one before."""
    first, last = _keys()
    links = [link.si(number) for number in range(STEPS)]
    chain(mark.si(first), *links, mark.si(last)).apply_async()
    return _lap(_wait_for(first), _wait_for(last))


def run_lap(number: int) -> Lap:
    """A whole run of the spec's example, started and driven as in production."""
    site = _site(number)
    first, last = _keys()
    mark.delay(first)
    before = _wait_for(first)
    run = AutomationService(site.account, site).start_automation("manual")
    ended_at = _wait_for_run(run)
    mark.delay(last)
    after = {**_wait_for(last), "at": ended_at}
    return _lap({**before, "at": run.started_at.timestamp()}, after)


def middle(laps: list[Lap]) -> Lap:
    """The median of each figure."""
    return Lap(*(median(getattr(lap, name) for lap in laps) for name in Lap.__dataclass_fields__))


def _lap(before: dict[str, Any], after: dict[str, Any]) -> Lap:
    function_wall, function_cpu = (after[name] * 1000 / STEPS for name in ("function_wall", "function_cpu"))
    return Lap(
        wall=(after["at"] - before["at"]) * 1000 / STEPS - function_wall,
        cpu=(after["cpu"] - before["cpu"]) * 1000 / STEPS - function_cpu,
        function_wall=function_wall,
        function_cpu=function_cpu,
    )


def _site(number: int) -> Site:
    site = add_site_with_credits(domain=f"bench{number}.example.com", account_name=f"Bench {number}", credits=1500)
    phrases = [f"keyword {n}" for n in range(KEYWORDS)]
    Keywords.objects.bulk_create(
        Keywords(account_id=site.account_id, site=site, keyword=phrase, keyword_key=phrase) for phrase in phrases
    )
    return site


def _keys() -> tuple[str, str]:
    lap = uuid.uuid4().hex
    return f"bench:{lap}:first", f"bench:{lap}:last"


def _wait_for(key: str) -> dict[str, Any]:
    until = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < until:
        figures: dict[str, Any] | None = cache.get(key)
        if figures:
            return figures
        time.sleep(LOOK_SECONDS)
    raise TimeoutError("the worker of the benchmark did not answer")


def _wait_for_run(run: AutomationRun) -> float:
    until = time.monotonic() + LIMIT_SECONDS
    while time.monotonic() < until:
        run.refresh_from_db()
        if run.status in RUN_TERMINAL and run.completed_at:
            if run.status != RunStatus.COMPLETED or run.total_credits_used != 866:
                raise RuntimeError(f"the run {run.status} with {run.total_credits_used} credits: {run.error_message}")
            return run.completed_at.timestamp()
        time.sleep(LOOK_SECONDS * 5)
    raise TimeoutError("the run of the benchmark did not end")
