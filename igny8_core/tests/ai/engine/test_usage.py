"""What answers took: money beside credits, and a row for those that were paid for in vain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from igny8_core.ai.engine import AccountBooks, AIEngine
from igny8_core.ai.models import AITask, AIUsageLog
from igny8_core.ai.providers.base import ImageReply, TextReply, Usage
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.business.billing.selectors import balance_of
from igny8_core.common.exceptions import ProviderError, StaleLeaseError
from igny8_core.tests.ai.engine.claimed import called, claimed, clustering, drawing, due_now, lose_worker, writing
from igny8_core.tests.ai.engine.killing import killed_at
from igny8_core.tests.scripted_provider import reply

pytestmark = pytest.mark.django_db
TOOK = Usage(model="dear-2026-03-17", input_tokens=2000, cached_tokens=1000, output_tokens=500)
#: 1,000 at the full and 1,000 at the lower price, 500 written.
COST = Decimal("0.005600")


@pytest.fixture(autouse=True)
def _prices(settings):
    settings.AI_PRICES = {"dear": {"input": "1", "cached_input": "0.1", "output": "9"}, "drawn": {"image": "0.04"}}


def _work(task: AITask) -> AITask:
    due_now(task)
    AIEngine().execute(task_id=task.pk)
    return AITask.objects.get(pk=task.pk)


def _answer(text="rubbish", usage=TOOK):
    return TextReply(text=text, usage=usage)


def _good(usage):
    return lambda request: TextReply(text=reply(_clusters(request)).text, usage=usage)


def _clusters(request):
    ids = [keyword["id"] for keyword in request.data["keywords"]]
    return {"clusters": [{"cluster_id": None, "name": "Moka Pots", "description": "", "keyword_ids": ids}]}


def test_what_was_saved_has_its_cost_in_dollars_beside_its_credits(site, script):
    script.then(_good(TOOK))
    _work(clustering(site))
    log = AIUsageLog.objects.get()
    assert (log.cost, log.credits_used, log.accepted) == (COST, 1, True)
    assert (log.model, log.input_tokens, log.cached_tokens, log.output_tokens) == ("dear-2026-03-17", 2000, 1000, 500)


@pytest.mark.parametrize(
    ("usage", "cost"),
    [
        (Usage(model="nobody-knows", input_tokens=10, output_tokens=10), None),
        (Usage(model="dear"), None),
        (Usage(model="dear", input_tokens=10, cost="0.25"), Decimal("0.25")),
    ],
    ids=["unknown model", "no usage told", "the provider's own word"],
)
def test_a_cost_that_nobody_knows_is_unknown_and_not_nothing(site, script, usage, cost):
    script.then(_good(usage))
    _work(clustering(site))
    assert AIUsageLog.objects.get().cost == cost


def test_a_picture_sold_by_the_piece(site, script):
    script.then(ImageReply(content=b"x", media_type="image/png", usage=Usage(model="drawn"), is_ours=True))
    _work(drawing(site))
    assert AIUsageLog.objects.get().cost == Decimal("0.04")


def test_what_is_made_offline_costs_nothing(site, settings):
    settings.AI_TEXT_PROVIDER = settings.OFFLINE
    assert _work(clustering(site)).status == "completed"
    assert AIUsageLog.objects.get().cost == 0


REJECTED = {
    "not in the form asked for": _answer(),
    "refused": UnusableAnswerError("The model refused to answer.", usage=TOOK),
}


@pytest.mark.parametrize("answer", REJECTED.values(), ids=REJECTED.keys())
def test_an_answer_paid_for_in_vain_has_a_row_without_credits(site, script, answer):
    script.then(answer)
    row = _work(writing(site))
    log = AIUsageLog.objects.get()
    assert (log.accepted, log.cost, log.credits_used, log.items, log.units) == (False, COST, 0, 0, 0)
    assert (log.task_id, log.provider, log.function) == (row.pk, "scripted", "generate_content")
    assert balance_of(account_id=site.account_id).balance == 1500


@pytest.mark.parametrize("answer", REJECTED.values(), ids=REJECTED.keys())
def test_it_is_asked_for_again_under_a_new_operation_id(site, script, answer):
    task = writing(site)
    script.then(answer)
    _work(task)
    assert _work(task).status == "completed"
    assert [request.operation_id for request in script.asked] == [f"{task.pk}.0", f"{task.pk}.1"]
    assert list(AIUsageLog.objects.order_by("id").values_list("accepted", flat=True)) == [False, True]


def test_three_answers_in_vain_are_three_rows(site, script):
    task = writing(site)
    script.then(*[_answer()] * 3)
    for _ in range(3):
        row = _work(task)
    assert (row.status, AIUsageLog.objects.filter(accepted=False).count()) == ("failed", 3)


def test_an_answer_from_the_journal_that_is_rejected_is_one_row(site, script):
    task = writing(site)
    script.then(_answer())
    with killed_at("after_journal"):
        AIEngine().execute(task_id=task.pk)
    lose_worker(task)
    _work(task)
    assert len(script.asked) == 1
    assert AIUsageLog.objects.get().accepted is False


def test_an_answer_that_could_not_be_saved_is_kept_and_counted_when_it_is_given_up(site, script, monkeypatch):
    task = clustering(site)
    monkeypatch.setattr(AccountBooks, "settle", lambda *args: 1 / 0)
    for _ in range(3):
        row = _work(task)
    assert len(script.asked) == 1, "it was in the journal"
    assert row.status == "failed"
    assert AIUsageLog.objects.get().accepted is False


@pytest.mark.parametrize("error", [ProviderError("Down."), UnusableAnswerError("Cut off.", usage=Usage(model="dear"))])
def test_a_failure_that_took_nothing_known_has_no_row(site, script, error):
    script.then(error)
    _work(writing(site))
    assert not AIUsageLog.objects.exists()


def test_a_zombie_logs_nothing(site, script):
    task = writing(site)
    script.then(lambda request: AITask.objects.update(lease_token=7) and _answer())
    with pytest.raises(StaleLeaseError):
        called(task)
    zombie = claimed(writing(site))
    zombie.spent.append(TOOK)
    assert AIEngine().finish(zombie) is None
    assert AIUsageLog.objects.filter(task=task).count() == 0


def test_bytes_that_are_no_picture_were_paid_for_and_are_stored_nowhere(site, script, settings):
    usage = Usage(model="drawn")
    script.then(ImageReply(content=b"<html>", media_type="image/png", usage=usage))
    row = _work(drawing(site))
    assert row.error["error_message"] == "The provider's answer holds no readable image."
    assert (row.stored_response, row.replies_rejected) == (None, 1)
    assert not settings.MEDIA_ROOT.exists()
