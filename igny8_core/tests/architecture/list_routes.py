"""How to make rows for every list of the API: `make(site, n)` adds n rows that the owner of `site` sees there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from igny8_core.ai.models import AITask, Prompt
from igny8_core.business.accounts.models import Membership, Role, UserSession
from igny8_core.business.accounts.services.api_keys import make_key
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Content
from igny8_core.tests.architecture.routes.case import API
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    InvitationFactory,
    KeywordFactory,
    NotificationFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
    UserFactory,
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


def sessions(site: Any, n: int) -> None:
    user = _owner(site).user
    for _ in range(n):
        store = SessionStore()
        store.create()
        UserSession.objects.create(user=user, session_key=store.session_key, last_seen_at=timezone.now())


def tasks(site: Any, n: int) -> None:
    for keyword in KeywordFactory.create_batch(n, site=site):
        AITaskFactory.on("auto_cluster", keyword)


def members(site: Any, n: int) -> None:
    for _ in range(n):
        UserFactory.member(site.account, Role.VIEWER)


def invitations(site: Any, n: int) -> None:
    for _ in range(n):
        InvitationFactory(account=site.account)


def charges(site: Any, n: int) -> None:
    """Each for a task of its own, half of them of a run."""
    for number, keyword in enumerate(KeywordFactory.create_batch(n, site=site)):
        task = AITaskFactory.on("auto_cluster", keyword)
        run_id = RunFactory.completed(site=site).run_id if number % 2 else ""
        reason = Reason(f"capture:{task.pk}", "1 keyword", site.pk, "auto_cluster", run_id, task.pk)
        credit_service.capture(account_id=site.account_id, amount=1, held=0, reason=reason)


def writer_tasks(site: Any, n: int) -> None:
    """Each of an idea and a cluster of its own, and written."""
    for cluster in ClusterFactory.create_batch(n, site=site):
        task = TaskFactory(site=site, cluster=cluster, idea=IdeaFactory(site=site, keyword_cluster=cluster))
        ContentFactory(site=site, task=task)


def articles(site: Any, n: int) -> None:
    writer_tasks(site, n)
    for content in Content.objects.filter(site=site, images__isnull=True):
        ImageFactory(site=site, content=content)


def images(site: Any, n: int) -> None:
    for _ in range(n):
        ImageFactory(site=site)


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
    ListRoute("accounts/invitations/", invitations, of_account),
    ListRoute("accounts/members/", members, of_account),
    ListRoute("ai/tasks/", tasks, of_site),
    ListRoute("auth/sessions/", sessions),
    ListRoute("automation/history/", runs, of_site),
    ListRoute("automation/queue/", queue, of_run),
    ListRoute("billing/ledger/", charges, of_account),
    ListRoute("notifications/", notifications),
    ListRoute("planner/clusters/", clusters, of_site),
    ListRoute("planner/ideas/", ideas, of_site),
    ListRoute("planner/keywords/", keywords, of_site),
    ListRoute("settings/prompts/{function}/versions/", versions, of_account),
    ListRoute("sites/", sites),
    ListRoute("writer/content/", articles, of_site),
    ListRoute("writer/images/", images, of_site),
    ListRoute("writer/tasks/", writer_tasks, of_site),
)
