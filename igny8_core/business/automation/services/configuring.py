"""Changing a site's schedule and batch sizes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.business.automation.schedule import next_slot
from igny8_core.business.automation.services.scheduler import schedule_of
from igny8_core.common.exceptions import InvalidInputError


def shown_config(site: Site) -> AutomationConfig:
    """The site's config, or the defaults without writing them: looking changes nothing."""
    config = AutomationConfig.objects.filter(site=site).first()
    if config is None:
        return AutomationConfig(site=site, account_id=site.account_id)
    config.site = site
    return config


def config_of(site: Site) -> AutomationConfig:
    """The site's config, with the defaults on first sight."""
    config, _created = AutomationConfig.objects.get_or_create(site=site, defaults={"account_id": site.account_id})
    config.site = site
    return config


def change_config(*, site: Site, changes: dict[str, Any]) -> AutomationConfig:
    """Apply `changes` and compute the next slot. Raises InvalidInputError naming the fields and changes nothing."""
    config = config_of(site)
    for name, value in changes.items():
        setattr(config, name, value)
    try:
        config.full_clean()
    except ValidationError as error:
        raise InvalidInputError("Check the schedule.", details={"fields": error.message_dict}) from error
    config.next_run_at = next_slot(schedule_of(config), after=timezone.now()) if config.is_enabled else None
    config.save()
    return config
