"""Changing and removing a site together with what the automation keeps for it."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Site
from igny8_core.business.accounts.services.sites import change_site, clean_domain
from igny8_core.business.automation.models import AutomationConfig, AutomationRun
from igny8_core.business.automation.schedule import next_slot
from igny8_core.business.automation.services.scheduler import schedule_of
from igny8_core.business.automation.services.starting import conflict_with
from igny8_core.common.exceptions import AppError, ConflictError, InvalidInputError
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import GENERATION_OPEN, RUN_ACTIVE

log = logging.getLogger(__name__)


class WorkInHandError(ConflictError):
    """The machine works on rows of the site."""

    action = "retry"


def change_site_and_schedule(*, site: Site, changes: Mapping[str, str]) -> None:
    """Change the site; in another time zone its next run starts at the same hour there."""
    with transaction.atomic():
        change_site(site=site, changes=changes)
        if "timezone" in changes:
            _reschedule(site)


def remove_site(*, site: Site, confirmation: str) -> None:
    """Delete the site with everything made for it. The ledger keeps its rows: what was spent stays spent.

    Raises InvalidInputError unless `confirmation` is its domain, ConflictError while a run or other AI work goes on.
    """
    _check(site, confirmation)
    folder = f"images/{site.account_id}/{site.pk}"
    with transaction.atomic():
        # Whoever starts a run or a task refers to this row, and so waits for us, or we for them.
        Site.objects.select_for_update().get(pk=site.pk)
        _refuse_while_busy(site)
        site.delete()
        transaction.on_commit(lambda: _remove_pictures(folder), robust=True)


def _check(site: Site, confirmation: str) -> None:
    try:
        confirmed = clean_domain(confirmation) == site.domain
    except AppError:
        confirmed = False
    if not confirmed:
        sentence = f"To delete this site with everything made for it, confirm with its domain: {site.domain}."
        raise InvalidInputError(sentence, details={"fields": {"confirm_domain": [sentence]}})


def _refuse_while_busy(site: Site) -> None:
    run = AutomationRun.objects.filter(site=site, status__in=RUN_ACTIVE).first()
    if run:
        raise conflict_with(run, timezone_name=site.timezone)
    open_tasks = AITask.objects.filter(site=site, run__isnull=True, status__in=GENERATION_OPEN).count()
    if open_tasks:
        raise WorkInHandError(
            f"{plural(open_tasks, 'AI task')} of this site {'is' if open_tasks == 1 else 'are'} not finished. "
            "Wait for the end or cancel first.",
            details={"open_tasks": open_tasks},
        )


def _reschedule(site: Site) -> None:
    config = AutomationConfig.objects.filter(site=site, is_enabled=True).first()
    if config is None:
        return
    config.site = site
    config.next_run_at = next_slot(schedule_of(config), after=timezone.now())
    config.save(update_fields=["next_run_at"])


def _remove_pictures(folder: str) -> None:
    try:
        _folders, names = default_storage.listdir(folder)
        for name in names:
            default_storage.delete(f"{folder}/{name}")
    except FileNotFoundError:
        return
    except OSError as error:
        # The site is gone, and nobody is shown these any more.
        log.warning("Could not remove the pictures in %s: %s", folder, error)
