"""How to make rows for every list of the API: `make(site, n)` adds n rows that the owner of `site` sees there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from igny8_core.ai.models import AITask, Prompt
from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.accounts.services.api_keys import make_key
from igny8_core.business.automation.models import AutomationRun
from igny8_core.tests.architecture.routes.case import API
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    IdeaFactory,
    KeywordFactory,
    NotificationFactory,
    RunFactory,
    SiteFactory,
)

FUNCTION = "auto_cluster"
Make = Callable[[Any, int], object]


@dataclass(frozen=True)
class ListRoute:
    """One paginated GET below /api/v1/; `query` names what it is asked about."""

    path: str
    make: Make
    query: Callable[[Any], dict[str, Any]] = lambda site: {}

    def url(self) -> str:
        return API + self.path.format(function=FUNCTION)


def of_site(site: Any) -> dict[str, Any]:
    return {"site_id": site.pk}


def of_account(site: Any) -> dict[str, Any]:
    return {"account_id": site.account_id}


def of_run(site: Any) -> dict[str, Any]:
    return {"run_id": _run(site).run_id}


def _run(site: Any) -> Any:
    return AutomationRun.objects.filter(site=site).order_by("pk").first() or RunFactory.completed(site=site)


def api_keys(site: Any, n: int) -> None:
    member = _owner(site)
    for number in range(n):
        make_key(member=member, name=f"Key {number}", scope="read")


def tasks(site: Any, n: int) -> None:
    for keyword in KeywordFactory.create_batch(n, site=site):
        AITaskFactory.on("auto_cluster", keyword)


def runs(site: Any, n: int) -> None:
    for _ in range(n):
        RunFactory.completed(site=site)


def queue(site: Any, n: int) -> None:
    run = _run(site)
    at = AITask.objects.filter(run=run).count()
    for position in range(at, at + n):
        AITaskFactory.on("auto_cluster", KeywordFactory(site=site), run=run, stage=1, position=position)


def notifications(site: Any, n: int) -> None:
    for _ in range(n):
        NotificationFactory(site=site, user=_owner(site).user)


def clusters(site: Any, n: int) -> None:
    for cluster in ClusterFactory.create_batch(n, site=site):
        KeywordFactory.mapped(cluster)
        IdeaFactory(site=site, keyword_cluster=cluster)


def ideas(site: Any, n: int) -> None:
    for cluster in ClusterFactory.create_batch(n, site=site):
        IdeaFactory(site=site, keyword_cluster=cluster)


def keywords(site: Any, n: int) -> None:
    """Each in a cluster of its own, half of them in somebody's work."""
    for number, cluster in enumerate(ClusterFactory.create_batch(n, site=site)):
        keyword = KeywordFactory.mapped(cluster)
        if number % 2:
            AITaskFactory.in_work(keyword)


def versions(site: Any, n: int) -> None:
    author = _owner(site).user
    made = Prompt.objects.count()
    for number in range(made, made + n):
        Prompt.objects.create(
            account=site.account, function=FUNCTION, text="a\n---\nb", version=f"v{number}", active=False, author=author
        )


def sites(site: Any, n: int) -> None:
    for _ in range(n):
        SiteFactory(account=site.account)


def _owner(site: Any) -> Membership:
    return Membership.objects.get(account=site.account, role=Role.OWNER)


LISTS = (
    ListRoute("accounts/api_keys/", api_keys, of_account),
    ListRoute("ai/tasks/", tasks, of_site),
    ListRoute("automation/history/", runs, of_site),
    ListRoute("automation/queue/", queue, of_run),
    ListRoute("notifications/", notifications),
    ListRoute("planner/clusters/", clusters, of_site),
    ListRoute("planner/ideas/", ideas, of_site),
    ListRoute("planner/keywords/", keywords, of_site),
    ListRoute("settings/prompts/{function}/versions/", versions, of_account),
    ListRoute("sites/", sites),
)
