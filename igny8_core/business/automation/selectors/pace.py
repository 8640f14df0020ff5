"""How long an item takes at this site."""

from __future__ import annotations

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.stages import STAGES
from igny8_core.business.automation.tally import StageTally
from igny8_core.common.status_enums import RunStatus


def seconds_per_item(site: Site) -> dict[str, float]:
    """By stage number (as text, for JSON), from the site's last completed run; empty before there is one."""
    run = AutomationRun.objects.filter(site=site, status=RunStatus.COMPLETED).order_by("-started_at").first()
    if run is None:
        return {}
    tallies = [(row, StageTally.from_json(row, run.stage_result(row.number))) for row in STAGES]
    return {str(row.number): round(t.seconds / t.completed, 4) for row, t in tallies if t.completed}
