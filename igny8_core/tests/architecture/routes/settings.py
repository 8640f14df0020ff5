"""Below settings/."""

from __future__ import annotations

from typing import Any

from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT
from igny8_core.tests.architecture.routes.case import Case, account_id, site_id


def function(site: Any, row: Any) -> dict[str, Any]:
    return {"function": FUNCTION}


def prompt(site: Any, row: Any) -> dict[str, Any]:
    return {"text": SHORT}


CASES = (
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
)
