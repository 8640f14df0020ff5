"""What a person asks of a run: here, or in a process of its own that dies on the way, as a web server's may."""

from __future__ import annotations

import signal
from collections.abc import Callable

from django.conf import settings

from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.chaos.processes import forked
from scripts.parent_death import follow_parent

_ACTS: dict[str, Callable[[AutomationService], object]] = {
    "start": AutomationService.start_automation,
    "pause": AutomationService.pause_automation,
    "resume": AutomationService.resume_automation,
    "cancel": AutomationService.cancel_automation,
    "retry": AutomationService.retry_failed,
}
_LONGEST_SECONDS = 30


def ask(site_id: int, act: str) -> None:
    """Here and now."""
    _ACTS[act](AutomationService.for_site(site_id))


def ask_and_die(site_id: int, act: str, *, fault: str) -> int | None:
    """In a process that is to die at `fault`; returns its exit status."""
    process = forked(_request, site_id, act, fault)
    process.join(_LONGEST_SECONDS)
    return process.exitcode


def _request(site_id: int, act: str, fault: str) -> None:
    follow_parent(signal.SIGKILL)
    settings.FAULT = fault
    ask(site_id, act)
