"""The operations of the OpenAPI document, the ids that each one takes, and a request for every id."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from igny8_core.ai.models import AITask
from igny8_core.business.accounts.models import Membership, Role
from igny8_core.business.notifications.models import SiteWebhook
from igny8_core.common.status_enums import GenerationStatus
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT
from igny8_core.tests.factories import AITaskFactory, KeywordFactory, NotificationFactory, RunFactory

API = "/api/v1/"
METHODS = {"get", "post", "put", "patch", "delete"}
Ids = Callable[[Any, Any], dict[str, Any]]


def _nothing(site: Any, run: Any) -> dict[str, Any]:
    return {}


def site_id(site: Any, run: Any) -> dict[str, Any]:
    return {"site_id": site.pk}


def run_id(site: Any, run: Any) -> dict[str, Any]:
    return {"run_id": run.run_id}


def switch_on(site: Any, run: Any) -> dict[str, Any]:
    return {"is_enabled": True}


def account_id(site: Any, run: Any) -> dict[str, Any]:
    return {"account_id": site.account_id}


def function(site: Any, run: Any) -> dict[str, Any]:
    return {"function": FUNCTION}


def prompt(site: Any, run: Any) -> dict[str, Any]:
    return {"text": SHORT}


def a_failed_task(site: Any) -> Any:
    """A paused run, one keyword of which has failed."""
    run = RunFactory.paused(site=site)
    failed = {"run": run, "stage": 1, "position": 0, "status": GenerationStatus.FAILED}
    AITaskFactory.on("auto_cluster", KeywordFactory(site=site, generation_status=GenerationStatus.FAILED), **failed)
    return run


def failed_tasks(site: Any, run: Any) -> dict[str, Any]:
    ids = [str(pk) for pk in AITask.objects.filter(run__run_id=run.run_id).values_list("pk", flat=True)]
    return {"run_id": run.run_id, "task_ids": ids or [str(uuid4())]}


def own_notification(site: Any) -> Any:
    """One of the account's owner, if there is one."""
    owner = Membership.objects.filter(account=site.account, role=Role.OWNER).first()
    return NotificationFactory(site=site, **({"user": owner.user} if owner else {}))


def webhook(site: Any) -> Any:
    return SiteWebhook.objects.create(site=site, account=site.account, url="https://127.0.0.1/x", secret="s")


@dataclass(frozen=True)
class Case:
    """One request that names a foreign id at one `place` (`body site_id`); `state` makes the run that it needs.

    `only_reads` is for a POST that changes nothing, `own_rows` for one that every member may send about their own.
    """

    operation: str
    place: str
    path: Ids = _nothing
    query: Ids = _nothing
    body: Ids = _nothing
    state: Callable[..., Any] = field(default=lambda site: None)
    only_reads: bool = False
    own_rows: bool = False

    def send(self, client: Any, site: Any, run: Any) -> Any:
        """The request, with the ids of `site` and `run`."""
        method, path = self.operation.split()
        url = API + path.format(**self.path(site, run))
        query = "&".join(f"{name}={value}" for name, value in self.query(site, run).items())
        body = None if method == "GET" else self.body(site, run)
        return client.generic(method, f"{url}?{query}", _json(body), content_type="application/json")


def _json(body: Any) -> str:
    return "" if body is None else json.dumps(body)


CASES = (
    Case("POST automation/run_now/", "body site_id", body=site_id),
    Case("GET automation/current_run/", "query site_id", query=site_id),
    Case("POST automation/pause/", "body run_id", body=run_id, state=RunFactory.running),
    Case("POST automation/resume/", "body run_id", body=run_id, state=RunFactory.paused),
    Case("POST automation/cancel/", "body run_id", body=run_id, state=RunFactory.running),
    Case("POST automation/retry_failed/", "body run_id", body=run_id, state=a_failed_task),
    Case("POST automation/retry_failed/", "body task_ids", body=failed_tasks, state=a_failed_task),
    Case("GET automation/queue/", "query run_id", query=run_id, state=RunFactory.completed),
    Case("GET automation/config/", "query site_id", query=site_id),
    Case("PUT automation/config/", "body site_id", body=lambda site, run: {"site_id": site.pk, "is_enabled": True}),
    Case("PUT automation/config/", "query site_id", query=site_id, body=switch_on),
    Case("GET automation/history/", "query site_id", query=site_id, state=RunFactory.completed),
    Case("GET automation/logs/{run_id}/", "path run_id", path=run_id, state=RunFactory.completed),
    Case("GET automation/estimate/", "query site_id", query=site_id),
    Case("GET settings/providers/", "query account_id", query=account_id),
    Case(
        "PATCH settings/providers/",
        "query account_id",
        query=account_id,
        body=lambda site, run: {"text_provider": "offline", "openai_api_key": "sk-own"},
    ),
    Case(
        "POST settings/providers/test/", "query account_id", query=account_id, body=lambda site, run: {"kind": "text"}
    ),
    Case("GET settings/prompts/", "query account_id", query=account_id),
    Case("GET settings/prompts/{function}/", "query account_id", path=function, query=account_id),
    Case("PUT settings/prompts/{function}/", "query account_id", path=function, query=account_id, body=prompt),
    Case("DELETE settings/prompts/{function}/", "query account_id", path=function, query=account_id),
    Case("GET settings/prompts/{function}/versions/", "query account_id", path=function, query=account_id),
    Case(
        "POST settings/prompts/{function}/preview/",
        "query account_id",
        path=function,
        query=account_id,
        body=prompt,
        only_reads=True,
    ),
    Case("GET settings/sites/{site_id}/images/", "path site_id", path=site_id),
    Case(
        "PATCH settings/sites/{site_id}/images/",
        "path site_id",
        path=site_id,
        body=lambda site, run: {"image_size": "512x512"},
    ),
    Case(
        "POST notifications/read/",
        "body ids",
        body=lambda site, row: {"ids": [row.pk or 10**6]},
        state=own_notification,
        own_rows=True,
    ),
    Case("GET notifications/preferences/", "query account_id", query=account_id),
    Case(
        "PUT notifications/preferences/",
        "query account_id",
        query=account_id,
        body=lambda site, run: {"by_email": False},
    ),
    Case("GET notifications/sites/{site_id}/webhook/", "path site_id", path=site_id),
    Case(
        "PUT notifications/sites/{site_id}/webhook/",
        "path site_id",
        path=site_id,
        body=lambda site, run: {"url": "https://93.184.215.14/x"},
    ),
    Case("DELETE notifications/sites/{site_id}/webhook/", "path site_id", path=site_id, state=webhook),
    Case("POST notifications/sites/{site_id}/webhook/secret/", "path site_id", path=site_id, state=webhook),
    Case("POST notifications/sites/{site_id}/webhook/test/", "path site_id", path=site_id, state=webhook),
)
#: These take no id: they speak of whoever asks.
NO_ID = {"GET auth/session/", "POST auth/login/", "POST auth/logout/", "GET sites/", "GET notifications/"}


def ids_of_document(schema: dict[str, Any]) -> dict[str, set[str]]:
    """Every operation (`PUT automation/config/`) with the places of its ids (`query site_id`)."""
    return {
        f"{method.upper()} {path.removeprefix(API)}": set(_places(operation, schema))
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def without_a_case(documented: dict[str, set[str]]) -> set[str]:
    """Operations, or single ids of them, that nobody has thought of here."""
    known = {f"{case.operation}: {case.place}" for case in CASES}
    wanted = {f"{operation}: {place}" for operation, places in documented.items() for place in places}
    silent = {operation for operation, places in documented.items() if not places} - NO_ID
    return (wanted - known) | silent


def _places(operation: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    for parameter in operation.get("parameters", []):
        if _is_id(parameter["name"]):
            yield f"{parameter['in']} {parameter['name']}"
    for content in operation.get("requestBody", {}).get("content", {}).values():
        name = content["schema"]["$ref"].rsplit("/", 1)[-1]
        for field_name in schema["components"]["schemas"][name]["properties"]:
            if _is_id(field_name):
                yield f"body {field_name}"


def _is_id(name: str) -> bool:
    return name in ("id", "ids") or name.endswith(("_id", "_ids"))
