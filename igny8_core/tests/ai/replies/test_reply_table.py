"""Every row of the reply table: from the answer of a server to the rows in the database, through the whole engine."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.ai.replies.grounds import counts, stored, task_for
from igny8_core.tests.ai.replies.ideas import BOTH
from igny8_core.tests.ai.replies.table import CASES, lines

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_client")]
GOOD_CASES = [case for case in CASES if case.error is None]
BAD_CASES = [case for case in CASES if case.error]
#: What the good answer of each function costs.
CREDITS = {"auto_cluster": 1, "generate_ideas": 4, "generate_content": 1, "generate_image_prompts": 2}


def _money(task):
    """The ledger and the wallet."""
    return LedgerEntry.objects.filter(account=task.account).count(), balance_of(account_id=task.account_id)


def _matches(found, wanted):
    return {key: found[key] for key in wanted} if isinstance(wanted, dict) and "html" in found else found


@pytest.mark.parametrize("case", GOOD_CASES, ids=lambda case: case.marker)
def test_a_good_end(case):
    task = task_for(case.function, case.marker)
    entries, before = _money(task)
    assert AIEngine().execute(task_id=task.pk) is None
    wanted = case.stores
    assert _matches(stored(case.function), wanted) == wanted
    task.refresh_from_db()
    assert (task.status, task.error) == ("completed", None)
    credits = CREDITS[case.function] if case.credits is None else case.credits
    assert task.credits_used == credits
    assert _money(task)[0] == entries + 1
    assert before.balance - balance_of(account_id=task.account_id).balance == credits


@pytest.mark.parametrize("case", BAD_CASES, ids=lambda case: case.marker)
def test_a_bad_end(case):
    task = task_for(case.function, case.marker)
    rows, money = counts(), _money(task)
    asked = timezone.now()
    failure = AIEngine().execute(task_id=task.pk)
    kind, sentence = case.error
    assert failure.payload["error_type"] == kind
    assert sentence in failure.payload["error_message"]
    assert (counts(), _money(task)) == (rows, money), "nothing saved, nothing charged"
    assert not AIUsageLog.objects.filter(accepted=True).exists()
    task.refresh_from_db()
    assert task.error == failure.payload
    assert (task.stored_response, task.credits_used) == (None, 0)
    if case.final:
        assert (task.status, failure.final) == ("failed", True)
        return
    assert (task.status, failure.final) == ("pending", False)
    assert timedelta(seconds=case.wait) < task.not_before - asked
    assert task.not_before - timezone.now() < timedelta(seconds=1.3 * max(case.wait, 5))
    assert task.attempts == (0 if kind == "RateLimitError" else 1)
    _succeeds_next_time(task)


def _succeeds_next_time(task):
    """The next answer is a good one: it is asked for, stored and charged once."""
    AITask.objects.filter(pk=task.pk).update(not_before=None)
    entries, _ = _money(task)
    assert AIEngine().execute(task_id=task.pk) is None
    task.refresh_from_db()
    assert (task.status, task.error, task.credits_used) == ("completed", None, CREDITS[task.function])
    assert _money(task)[0] == entries + 1
    if task.function == "generate_ideas":
        assert stored(task.function) == BOTH


def test_the_table_has_every_kind_and_no_row_twice():
    assert len(CASES) >= 40
    assert len({case.marker for case in CASES}) == len(CASES)
    assert len(list(lines())) == len(CASES) + 2
