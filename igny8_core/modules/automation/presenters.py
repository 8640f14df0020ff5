"""From a snapshot to the JSON of `current_run`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.selection import provider_notice
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.selectors.cards import (
    Card,
    overall_elapsed,
    overall_percentage,
    overall_remaining,
)
from igny8_core.business.automation.selectors.controls import controls_of
from igny8_core.business.automation.selectors.history import activity
from igny8_core.business.automation.selectors.snapshot import Snapshot
from igny8_core.business.automation.selectors.workers import NO_WORKER
from igny8_core.business.automation.services.scheduler import schedule_of
from igny8_core.common.status_enums import RunStatus

OVERVIEW = (
    ("keywords", "Keywords", "to cluster"),
    ("clusters", "Clusters", "without ideas"),
    ("ideas", "Ideas", "to queue"),
    ("tasks", "Tasks", "to write"),
    ("content", "Content", "without prompts"),
    ("prompts", "Image prompts", "to draw"),
    ("images", "Images", "generated"),
    ("review", "Review", "ready"),
)


def present(picture: Snapshot) -> dict[str, Any]:
    """The data of CurrentRunSerializer."""
    zone = ZoneInfo(picture.site.timezone)
    return {
        "run": _run(picture.run, picture) if picture.run else None,
        "stages": [stage_of(card) for card in picture.cards],
        "overview": _overview(picture.cards),
        "queues": {f"stage_{card.stage.number}": asdict(card.queue) for card in picture.cards},
        "activity_log": [f"{e.created_at.astimezone(zone):%H:%M:%S} - {activity(e)}" for e in picture.events],
        "events": picture.events,
        "wallet": _wallet(picture),
        "worker": _worker(picture),
        "provider": provider_notice(account_ai(picture.site.account_id).choice),
        "schedule": schedule_shown(picture.site, picture.config),
        "server_time": timezone.now(),
    }


def _run(run: AutomationRun, picture: Snapshot) -> AutomationRun:
    # Read-only figures that the serializer picks up beside the columns.
    run.progress_percentage = overall_percentage(run, picture.cards)  # type: ignore[attr-defined]
    run.estimated_seconds_remaining = overall_remaining(run, picture.cards)  # type: ignore[attr-defined]
    run.elapsed_seconds = overall_elapsed(run, picture.cards, end=_end(run))  # type: ignore[attr-defined]
    run.controls = controls_of(run).to_json()  # type: ignore[attr-defined]
    return run


def _end(run: AutomationRun) -> datetime:
    """Up to when a run counts its time. A clock that went on while it is paused would spoil every 304."""
    if run.status == RunStatus.PAUSED:
        return run.paused_at or run.started_at
    return run.completed_at or timezone.now()


def stage_of(card: Card) -> dict[str, Any]:
    row, tally = card.stage, card.tally
    return {
        "number": row.number,
        "name": row.name,
        "type": row.kind,
        "item": row.item,
        "items": row.label,
        "status": card.status,
        "reason": card.reason,
        "queue": asdict(card.queue),
        "expected": card.expected,
        "batches": {"done": tally.batches_run, "total": tally.batches_total},
        "credits_used": tally.credits_used,
        "elapsed_seconds": card.elapsed_seconds,
        "estimated_seconds_remaining": card.estimated_seconds_remaining,
        "started_at": tally.started_at,
        "completed_at": tally.completed_at,
        "summary": card.summary,
        "current": [_current(task) for task in card.current],
    }


def _current(task: AITask) -> dict[str, Any]:
    names = ("label", "phase", "message", "percentage", "items_processed", "current_item", "started_at")
    return {"task_id": task.pk, "items_total": len(task.input_ids), **{name: getattr(task, name) for name in names}}


def _overview(cards: list[Card]) -> list[dict[str, Any]]:
    """What waits in front of each stage, then what has come out at the end: the site's articles in review."""
    waiting = [card.queue.pending + card.queue.processing if card.tally.started_at else card.expected for card in cards]
    images = cards[5].tally.made.get("images_generated", 0)
    ready = cards[6].tally.made.get("ready_for_review", cards[6].expected)
    return [
        {"key": key, "label": label, "count": count, "note": note}
        for (key, label, note), count in zip(OVERVIEW, [*waiting[:6], images, ready], strict=True)
    ]


def _wallet(picture: Snapshot) -> dict[str, int]:
    wallet = picture.wallet
    if wallet is None:
        return {"balance": 0, "reserved": 0, "available": 0}
    return {"balance": wallet.balance, "reserved": wallet.reserved, "available": wallet.available}


def _worker(picture: Snapshot) -> dict[str, Any]:
    seen = picture.worker_seen_at
    alive = seen is not None and (timezone.now() - seen).total_seconds() < settings.WORKER_SILENT_AFTER_SECONDS
    message = "" if alive else NO_WORKER
    # While it lives the exact second is nobody's concern and would spoil every 304.
    return {"alive": alive, "last_seen_at": None if alive else seen, "message": message}


def schedule_shown(site: Site, config: AutomationConfig | None) -> dict[str, Any]:
    """When the next run begins, and the schedule in words; empty before there is one."""
    if config is None:
        return {"is_enabled": False, "next_run_at": None, "sentence": ""}
    config.site = site
    return {
        "is_enabled": config.is_enabled,
        "next_run_at": config.next_run_at if config.is_enabled else None,
        "sentence": schedule_of(config).sentence(),
    }
