"""Below writer/."""

from __future__ import annotations

from typing import Any

from igny8_core.business.content.models import Content, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.common.status_enums import ContentStatus, TaskStatus
from igny8_core.tests.architecture.routes.case import Case, ids, nothing, pk, site_id
from igny8_core.tests.factories import ClusterFactory, ContentFactory, IdeaFactory, ImageFactory, TaskFactory

NOBODYS = 10**6


def _id(row: Any, model: type) -> int:
    return row.pk if isinstance(row, model) else NOBODYS


def cluster_id(site: Any, row: Any) -> dict[str, Any]:
    return {"cluster_id": _id(row, Clusters)}


def content_id(site: Any, row: Any) -> dict[str, Any]:
    return {"content_id": _id(row, Content)}


def listed_ids(site: Any, row: Any) -> dict[str, Any]:
    """In an address: with commas between them."""
    return {"ids": ",".join(map(str, ids(site, row)["ids"]))}


def task_id(site: Any, row: Any) -> dict[str, Any]:
    return {"task_id": _id(row, Tasks)}


def new_task(site: Any, row: Any) -> dict[str, Any]:
    """A foreign site, or one's own with something foreign."""
    more = {"idea_id": row.pk} if isinstance(row, ContentIdeas) else {}
    more |= {"cluster_id": row.pk} if isinstance(row, Clusters) else {}
    return {"site_id": site.pk, "title": "A task", **more}


def new_article(site: Any, row: Any) -> dict[str, Any]:
    return {"site_id": site.pk, "title": "An article", "html": "<p>Words</p>"}


def new_image(site: Any, row: Any) -> dict[str, Any]:
    return {**content_id(site, row), "prompt": "A moka pot"}


def title(site: Any, row: Any) -> dict[str, Any]:
    return {"title": "Another title"}


def alt_text(site: Any, row: Any) -> dict[str, Any]:
    return {"alt_text": "A moka pot"}


def reason(site: Any, row: Any) -> dict[str, Any]:
    return {"reason": "Too short"}


def with_ids(changes: dict[str, Any]) -> Any:
    return lambda site, row: {**ids(site, row), "changes": changes}


def a_task(site: Any) -> Any:
    return TaskFactory(site=site)


def a_task_in_its_cluster(site: Any) -> Any:
    """The task is found by `path`, its cluster by `body`."""
    return TaskFactory(site=site, cluster=ClusterFactory(site=site))


def a_written_task(site: Any) -> Any:
    return TaskFactory(site=site, status=TaskStatus.COMPLETED)


def to_its_cluster(site: Any, row: Any) -> dict[str, Any]:
    return {"cluster_id": getattr(row, "cluster_id", None) or NOBODYS}


def a_draft(site: Any) -> Any:
    return ContentFactory(site=site)


def in_review(site: Any) -> Any:
    return ContentFactory.in_review(site=site)


def archived(site: Any) -> Any:
    return ContentFactory(site=site, status=ContentStatus.ARCHIVED)


def an_image(site: Any) -> Any:
    return ImageFactory(site=site)


def a_cluster(site: Any) -> Any:
    return ClusterFactory(site=site)


def an_idea(site: Any) -> Any:
    return IdeaFactory(site=site)


def _one(path: str, state: Any, change: Any) -> tuple[Case, ...]:
    """Reading, changing and deleting one row, and several."""
    rows = f"writer/{path}/"
    return (
        Case(f"GET {rows}", "query site_id", query=site_id),
        Case(f"GET {rows}export/", "query site_id", query=site_id),
        Case(f"GET {rows}{{id}}/", "path id", path=pk, state=state),
        Case(f"PATCH {rows}{{id}}/", "path id", path=pk, body=change, state=state),
        Case(f"DELETE {rows}{{id}}/", "path id", path=pk, state=state),
        Case(f"POST {rows}bulk_delete/", "body ids", body=ids, state=state),
    )


def _decision(name: str, state: Any, body: Any = nothing) -> Case:
    return Case(f"POST writer/content/{{id}}/{name}/", "path id", path=pk, body=body, state=state)


CASES = (
    *_one("tasks", a_task, title),
    *_one("content", a_draft, title),
    *_one("images", an_image, alt_text),
    Case("GET writer/tasks/", "query cluster_id", query=cluster_id, state=a_cluster),
    Case("GET writer/tasks/export/", "query cluster_id", query=cluster_id, state=a_cluster),
    Case("POST writer/tasks/", "body site_id", body=new_task),
    Case("POST writer/tasks/", "body idea_id", body=new_task, state=an_idea),
    Case("POST writer/tasks/", "body cluster_id", body=new_task, state=a_cluster),
    Case("PATCH writer/tasks/{id}/", "body cluster_id", path=pk, body=to_its_cluster, state=a_task_in_its_cluster),
    Case("POST writer/tasks/{id}/reopen/", "path id", path=pk, state=a_written_task),
    Case("POST writer/tasks/bulk_update/", "body ids", body=with_ids({"word_count": 900}), state=a_task),
    Case(
        "POST writer/tasks/bulk_update/",
        "body changes.cluster_id",
        body=lambda site, row: {**ids(site, row), "changes": to_its_cluster(site, row)},
        state=a_task_in_its_cluster,
    ),
    Case("POST writer/tasks/generate_content/", "body ids", body=ids, state=a_task),
    Case("GET writer/content/", "query cluster_id", query=cluster_id, state=a_cluster),
    Case("GET writer/content/", "query task_id", query=task_id, state=a_task),
    Case("GET writer/content/export/", "query cluster_id", query=cluster_id, state=a_cluster),
    Case("GET writer/content/export/", "query task_id", query=task_id, state=a_task),
    Case("POST writer/content/", "body site_id", body=new_article),
    Case("POST writer/content/bulk_update/", "body ids", body=with_ids({"status": "archived"}), state=a_draft),
    Case("POST writer/content/bulk_approve/", "body ids", body=ids, state=in_review),
    _decision("approve", in_review),
    _decision("send_back", in_review, reason),
    _decision("submit", a_draft),
    _decision("archive", in_review),
    _decision("restore", archived),
    Case("POST writer/content/generate_image_prompts/", "body ids", body=ids, state=a_draft),
    Case("GET writer/images/", "query content_id", query=content_id, state=a_draft),
    Case("GET writer/images/", "query ids", query=listed_ids, state=an_image),
    Case("GET writer/images/export/", "query content_id", query=content_id, state=a_draft),
    Case("GET writer/images/export/", "query ids", query=listed_ids, state=an_image),
    Case("POST writer/images/", "body content_id", body=new_image, state=a_draft),
    Case("POST writer/images/bulk_update/", "body ids", body=with_ids({"alt_text": "A moka pot"}), state=an_image),
    Case("POST writer/images/generate_images/", "body ids", body=ids, state=an_image),
    Case("POST writer/images/regenerate/", "body ids", body=ids, state=an_image),
)
