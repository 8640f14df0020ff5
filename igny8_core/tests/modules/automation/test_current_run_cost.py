"""GET current_run costs the same at any size: at most four queries, session and user among them, none that counts."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.ai.models import AITask
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.billing.services import credit_service
from igny8_core.business.billing.services.credit_service import Reason
from igny8_core.business.content.models import Tasks
from igny8_core.tests.business.automation.pipeline import drive_to_stage, start, tally_of
from igny8_core.tests.factories import HeartbeatFactory, SiteFactory
from igny8_core.tests.modules.api import get

MOST = 4


def queries_of_a_look(client, site):
    # The first answer reads the session into the cache, as the first poll of a page does.
    get(client, "current_run", site_id=site.pk)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = get(client, "current_run", site_id=site.pk)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def run_in_the_middle_of(site, *, tasks: int) -> AutomationRun:
    reason = Reason(key=f"test:more:{site.pk}", description="Test")
    credit_service.grant(account_id=site.account_id, amount=100_000, reason=reason)
    Tasks.objects.bulk_create(Tasks(account=site.account, site=site, title=f"Task {n}") for n in range(tasks))
    return drive_to_stage(start(site), 4, batches=3)


@pytest.mark.parametrize("items", [10, 2000])
def test_four_queries_are_enough_and_none_counts(site, owner, spec_provider, items):
    HeartbeatFactory.create_batch(3)
    run = run_in_the_middle_of(site, tasks=items)
    AITask.objects.filter(run=run, position=5).update(status="processing")
    assert tally_of(run, 4).total == items
    queries = queries_of_a_look(owner, site)
    assert len(queries) <= MOST, "\n".join(queries)
    assert not [sql for sql in queries if "COUNT(" in sql.upper()]


def test_before_the_first_run_as_well(site, owner):
    queries = queries_of_a_look(owner, site)
    assert len(queries) <= MOST, "\n".join(queries)


def test_a_member_of_many_accounts_pays_no_more(site, owner, spec_provider):
    user_id = int(owner.session["_auth_user_id"])
    for _ in range(5):
        SiteFactory().account.memberships.create(user_id=user_id, role="owner")
    run_in_the_middle_of(site, tasks=10)
    assert len(queries_of_a_look(owner, site)) <= MOST
