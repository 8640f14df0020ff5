"""A site on which everything has happened once: rows of every kind and state, a finished run, money spent."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.browser.dashboard import drive_to_the_end
from igny8_core.tests.factories import (
    AITaskFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    NotificationFactory,
    TaskFactory,
)

LONG = "how to choose a burr coffee grinder for espresso and filter brewing without spending a fortune on it"


def live_in(site: Site) -> AutomationRun:
    """A run of the site's keywords to its end, then new rows, rows at work and rows that failed."""
    run = drive_to_the_end(AutomationService.for_site(site.pk).start_automation())
    Keywords.objects.filter(site=site).update(volume=12_400, difficulty=37, intent="informational", country="US")
    KeywordFactory(site=site, keyword=LONG, volume=1_234_567, difficulty=100)
    for state in ("queued", "processing", "failed", "cancelled"):
        KeywordFactory(site=site, keyword=f"coffee beans {state}", generation_status=state)
    cluster = Clusters.objects.filter(site=site).first()
    IdeaFactory(site=site, keyword_cluster=cluster, idea_title=LONG.capitalize())
    TaskFactory(site=site, title=LONG.capitalize(), description="Compare three of them.", word_count=2500)
    draft = ContentFactory(site=site, title=LONG.capitalize())
    ImageFactory(site=site, content=draft, status="failed", generation_status="failed")
    ImageFactory(site=site, content=draft, image_type=Images.Kind.IN_ARTICLE, heading="What it is")
    error = ProviderError("The AI service did not answer in time.", phase="AI_CALL").payload()
    AITaskFactory.on("auto_cluster", KeywordFactory(site=site), label="1 keyword", status="failed", error=error)
    for member in site.account.memberships.all():
        NotificationFactory(site=site, user=member.user)
    return run


def parameters_of(site: Site, run: AutomationRun) -> dict[str, str]:
    """What stands for each parameter in the address of a page."""
    return {
        "/automation/runs/:runId": run.run_id,
        "/planner/clusters/:id": _first(Clusters.objects.filter(site=site)),
        "/writer/content/:id": _first(Content.objects.filter(site=site, status="review")),
        "/settings/prompts/:name": "generate_content",
    }


def counts_of(site: Site) -> dict[str, int]:
    """Rows of each list: an empty one would be a page nobody looked at."""
    models: tuple[type[Model], ...] = (Keywords, Clusters, ContentIdeas, Tasks, Content, Images)
    return {model.__name__: model._default_manager.filter(site=site).count() for model in models}


def _first(rows: QuerySet[Any]) -> str:
    return str(rows.order_by("pk").values_list("pk", flat=True)[0])
