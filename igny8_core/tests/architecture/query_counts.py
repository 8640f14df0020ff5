"""python -m igny8_core.tests.architecture.query_counts: queries of each list of the API for 2 and 20 rows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django

FEW, MANY = 2, 20


@dataclass(frozen=True)
class Cost:
    """Of one list: queries and rows of both requests."""

    path: str
    few: int
    many: int
    rows: tuple[int, int]


def cost_of(route: Any) -> Cost:
    """On a site of its own with an owner."""
    # Django has to be set up before these can be imported.
    from igny8_core.tests.conftest import client_of
    from igny8_core.tests.factories import SiteFactory, UserFactory

    site = SiteFactory()
    client = client_of(UserFactory.member(site.account))
    route.make(site, FEW)
    few, few_rows = _asked(client, route, site)
    route.make(site, MANY - FEW)
    many, many_rows = _asked(client, route, site)
    return Cost(path=route.path, few=few, many=many, rows=(few_rows, many_rows))


def _asked(client: Any, route: Any, site: Any) -> tuple[int, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    query = {**route.query(site), "page_size": 100}
    client.get(route.url(), query)  # what is cached for the next is paid for by nobody
    with CaptureQueriesContext(connection) as captured:
        response = client.get(route.url(), query)
    assert response.status_code == 200, response.content
    return len(captured), len(response.json()["results"])


def main() -> None:
    """On a database of its own, which is gone afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "igny8_core.settings.test"
    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        print("\n".join(_table()))
    finally:
        teardown_databases(made, verbosity=0)


def _table() -> Iterator[str]:
    from igny8_core.tests.architecture.list_routes import LISTS

    yield f"{'list':42}{FEW:>4} rows{MANY:>5} rows"
    for cost in map(cost_of, LISTS):
        yield f"{cost.path:42}{cost.few:>9}{cost.many:>10}"


if __name__ == "__main__":
    main()
