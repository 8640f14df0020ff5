"""Which ids of the document are ids of what: requests with ids that exist get past the first check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

#: The environment variable that names the file which `seed` wrote.
SEED = "IGNY8_FUZZ_SEED"
#: The name of a parameter or field → the rows it names.
BY_NAME = {
    "account_id": "accounts.Account",
    "site_id": "accounts.Site",
    "cluster_id": "planning.Clusters",
    "into_id": "planning.Clusters",
    "keyword_ids": "planning.Keywords",
    "cluster_ids": "planning.Clusters",
    "idea_id": "planning.ContentIdeas",
    "content_id": "content.Content",
    "task_id": "ai.AITask",
    "task_ids": "ai.AITask",
    "run_id": "automation.AutomationRun",
    "member_id": "accounts.Membership",
}
#: Below /api/v1/: whose `id` and `ids` these are. The first that fits.
BY_PATH = (
    ("planner/keywords/", "planning.Keywords"),
    ("planner/clusters/", "planning.Clusters"),
    ("planner/ideas/", "planning.ContentIdeas"),
    ("writer/tasks/", "content.Tasks"),
    ("writer/content/", "content.Content"),
    ("writer/images/", "content.Images"),
    ("notifications/", "notifications.Notification"),
    ("ai/tasks/", "ai.AITask"),
    ("sites/", "accounts.Site"),
    ("accounts/members/", "accounts.Membership"),
)
_OF_A_ROW = ("id", "ids", "pk")
Known = dict[str, list[Any]]


def known_ids(*, known: Known, path: str, name: str) -> Sequence[Any]:
    """The ids that `name` of the operation at `path` may hold; empty where it is none of ours."""
    if name in _OF_A_ROW:
        below = path.rsplit("/api/v1/", maxsplit=1)[-1].lstrip("/")
        label = next((label for start, label in BY_PATH if below.startswith(start)), "")
    else:
        label = BY_NAME.get(name, "")
    return known.get(label, ())


def with_known_ids(sent: Any, *, known: Known, path: str) -> Any:
    """`sent` with two of three ids replaced by such as exist; what has no id is returned as it is."""
    if not isinstance(sent, dict):
        return sent
    return {name: _known(value, known_ids(known=known, path=path, name=str(name))) for name, value in sent.items()}


def _known(value: Any, ids: Sequence[Any]) -> Any:
    if not ids:
        return value
    if isinstance(value, list):
        return [_known(one, ids) for one in value]
    # By the value itself: the same seed sends the same requests.
    number = sum(str(value).encode("utf-8", "replace"))
    return value if number % 3 == 0 else ids[number % len(ids)]
