"""GET metrics: who may read it, what it says of the database and of a run, at which cost."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from igny8_core.business.automation.services.driver import drive
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.business.automation.pipeline import start
from igny8_core.tests.factories import AITaskFactory, HeartbeatFactory, KeywordFactory, RunFactory, SiteFactory

pytestmark = pytest.mark.django_db


def numbers(client) -> dict[tuple[str, ...], float]:
    """Value by name and label values."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_without_a_token_only_this_machine_may_read(client):
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 403
    assert client.get("/metrics", HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 403


@pytest.mark.parametrize(
    ("header", "status"), [("Bearer a-long-token", 200), ("Bearer a-long-toke", 403), ("a-long-token", 403), ("", 403)]
)
def test_with_a_token_whoever_has_it_may_read_from_anywhere(client, settings, header, status):
    settings.METRICS_TOKEN = "a-long-token"
    answer = client.get("/metrics", REMOTE_ADDR="10.0.0.7", HTTP_AUTHORIZATION=header)
    assert answer.status_code == status


def test_runs_tasks_credits_and_signs_of_life_are_as_in_the_database(client, site):
    run = RunFactory.running(site=site, total_credits_used=40)
    RunFactory.completed(site=site, total_credits_used=2)
    for n in range(3):
        AITaskFactory(site=site, run=run, stage=1, position=n)
    AITaskFactory.in_work(site=site, function="generate_content")
    AITaskFactory(site=site, run=run, stage=1, position=9, status="completed")
    HeartbeatFactory()
    found = numbers(client)
    assert found["igny8_open_tasks", "auto_cluster", "1", "pending"] == 3
    assert found["igny8_open_tasks", "generate_content", "", "processing"] == 1
    assert ("igny8_open_tasks", "auto_cluster", "1", "completed") not in found
    assert (found["igny8_runs", "running"], found["igny8_runs", "completed"]) == (1, 1)
    assert (found["igny8_credits_balance",], found["igny8_credits_reserved",]) == (1500, 0)
    assert found["igny8_credits_captured_total", "runs"] == 42
    assert found["igny8_last_seen_timestamp_seconds", "worker"] > 1_600_000_000


def test_it_asks_the_database_as_often_for_ten_sites_as_for_none(client, django_assert_num_queries):
    with django_assert_num_queries(7):
        numbers(client)
    for site in SiteFactory.create_batch(10):
        AITaskFactory(site=site, run=RunFactory.running(site=site), stage=1, position=1)
    with django_assert_num_queries(7):
        numbers(client)


def test_a_run_counts_its_batches_calls_and_errors(client, site, script, monkeypatch):
    KeywordFactory.create_batch(6, site=site)
    run = start(site)
    before = numbers(client)

    def fails(*_, **__):
        raise ProviderError("It did not answer.")

    with monkeypatch.context() as broken:
        broken.setattr("igny8_core.tests.scripted_provider.ScriptedText.complete", fails)
        for _ in range(3):  # the first may be over with the filling of the queue
            drive(run.pk, slice_seconds=0.1)
    after = numbers(client)
    grew = {key for key, value in after.items() if value > before.get(key, 0)}
    assert any(key[0] == "igny8_batch_seconds_count" and set(key) >= {"auto_cluster", "retried"} for key in grew)
    assert any(key[0] == "igny8_provider_errors_total" and "ProviderError" in key for key in grew)
    assert any(key[0] == "igny8_provider_call_seconds_count" for key in grew)
