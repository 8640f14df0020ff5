"""What a batch may cost: 3 commits and 12 statements for a paid call, 2 commits for a local function."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.ai import account_ai
from igny8_core.business.automation.services import stage_step
from igny8_core.business.automation.services.drive_state import DriveState
from igny8_core.business.automation.services.run_lease import RunLease
from igny8_core.common.rows import SEPARATOR
from igny8_core.tests.business.automation.pipeline import start
from igny8_core.tests.factories import KeywordFactory, SiteFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("spec_provider")]

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET ")


class Costs:
    """Statements and commits of every batch, by stage."""

    def __init__(self) -> None:
        self.statements: dict[int, list[int]] = defaultdict(list)
        self.commits: dict[int, list[int]] = defaultdict(list)

    def measure(self, work):
        def measured(state, task):
            number = state.stage.number
            with CaptureQueriesContext(connection) as queries:
                step = work(state, task)
            # Statements that travel together are as many as they are.
            self.note(number, [one for query in queries.captured_queries for one in query["sql"].split(SEPARATOR)])
            return step

        return measured

    def note(self, number: int, statements: list[str]) -> None:
        written = [sql for sql in statements if not sql.upper().startswith(TRANSACTION_WORDS)]
        self.statements[number].append(len(written))
        self.commits[number].append(commits_of(statements))


def commits_of(statements: list[str]) -> int:
    """Transactions that wrote: explicit ones, and each write outside of them."""
    commits, inside, wrote = 0, False, False
    for sql in (statement.upper() for statement in statements):
        writes = sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if sql.startswith("BEGIN"):
            inside, wrote = True, False
        elif sql.startswith("COMMIT"):
            commits += wrote
            inside = False
        elif writes and inside:
            wrote = True
        elif writes:
            commits += 1
    return commits


@pytest.fixture
def costs(monkeypatch):
    """Every batch of a small run, driven as in production; the tasks of a stage were read ahead."""
    site = SiteFactory()
    KeywordFactory.create_batch(20, site=site)
    run = start(site)
    measured = Costs()
    # A driver reads the account's settings before its slice; here the whole run is one.
    monkeypatch.setattr(account_ai, "MEMORY_SECONDS", 3600)
    account_ai.refresh(site.account_id)
    monkeypatch.setattr(stage_step, "_work", measured.measure(stage_step._work))
    state = DriveState.load(RunLease.take(run.pk))
    while stage_step.run_stage(state, state.run.current_stage).then is stage_step.Then.GO_ON:
        pass
    run.refresh_from_db()
    assert run.status == "completed"
    return measured


def test_the_count_of_commits_can_tell(db):
    assert commits_of(["UPDATE a", "BEGIN", "INSERT b", "UPDATE c", "COMMIT", "SELECT d", "BEGIN", "COMMIT"]) == 2


def test_a_paid_batch_takes_at_most_12_statements(costs):
    worst = {stage: max(counts) for stage, counts in costs.statements.items()}
    assert set(worst) == {1, 2, 3, 4, 5, 6}
    assert max(worst.values()) <= 12, worst


def test_a_paid_batch_takes_at_most_3_commits_and_a_local_one_2(costs):
    worst = {stage: max(counts) for stage, counts in costs.commits.items()}
    assert worst == {1: 3, 2: 3, 3: 2, 4: 3, 5: 3, 6: 3}
