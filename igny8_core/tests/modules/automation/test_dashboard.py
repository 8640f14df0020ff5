"""GET dashboard: what waits for a person, what moves, what has been."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from igny8_core.ai.engine import AIEngine
from igny8_core.business.automation.models import AutomationConfig
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus
from igny8_core.tests.business.automation.pipeline import drive_to_end, drive_to_stage, one_step, start
from igny8_core.tests.factories import (
    AccountFactory,
    AITaskFactory,
    ClusterFactory,
    ConfigFactory,
    ContentFactory,
    HeartbeatFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
)
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.automation.failures import refuse

FAILED = {"generation_status": GenerationStatus.FAILED}


def ask(client, site, tag=""):
    headers = {"If-None-Match": tag} if tag else {}
    return client.get("/api/v1/dashboard/", {"site_id": site.pk}, headers=headers)


def look(client, site):
    with nothing_written():
        response = ask(client, site)
    assert response.status_code == 200, response.content
    return response.json()


def needs(client, site):
    return look(client, site)["needs"]


def kinds(client, site):
    return [need["kind"] for need in needs(client, site)]


class TestNewSite:
    def test_it_is_led_to_its_first_run(self, site, owner):
        assert look(owner, site)["first_steps"] == [
            {"key": "site", "done": True},
            {"key": "keywords", "done": False},
            {"key": "run", "done": False},
        ]
        KeywordFactory(site=site)
        assert [step["done"] for step in look(owner, site)["first_steps"]] == [True, True, False]
        RunFactory.completed(site=site)
        assert look(owner, site)["first_steps"] == []

    def test_nothing_waits_and_nothing_moves(self, site, owner):
        data = look(owner, site)
        assert (data["needs"], data["run"], data["work"], data["recent_runs"]) == ([], None, [], [])
        assert data["schedule"] == {"is_enabled": False, "next_run_at": None, "sentence": ""}
        assert data["wallet"] == {"balance": 1500, "reserved": 0, "available": 1500}
        assert {step["count"] for step in data["pipeline"]} == {0}


def test_the_pipeline_counts_what_waits_in_front_of_each_stage(site, owner):
    KeywordFactory.create_batch(3, site=site)
    KeywordFactory(site=site, disabled=True)
    cluster = ClusterFactory(site=site)
    IdeaFactory.create_batch(2, site=site, keyword_cluster=cluster)
    TaskFactory(site=site)
    draft = ContentFactory(site=site)
    ImageFactory(site=site, content=draft)
    ContentFactory.in_review(site=site)
    found = {step["key"]: step["count"] for step in look(owner, site)["pipeline"]}
    expected = {"keywords": 3, "clusters": 0, "ideas": 2, "tasks": 1, "content": 0, "prompts": 1, "review": 1}
    assert found == expected


class TestReview:
    def test_articles_that_are_ready_wait_for_a_reader(self, site, owner):
        ContentFactory.in_review(site=site)
        ContentFactory.in_review(site=site)
        (need,) = needs(owner, site)
        assert (need["kind"], need["level"], need["count"]) == ("review", "info", 2)
        assert need["title"] == "2 articles are ready for review"

    def test_one_is_one(self, site, owner):
        ContentFactory.in_review(site=site)
        assert needs(owner, site)[0]["title"] == "1 article is ready for review"


class TestFailed:
    def test_failed_rows_of_each_kind_say_what_tries_them_again(self, site, owner):
        HeartbeatFactory()
        rows = {
            "auto_cluster": KeywordFactory(site=site, **FAILED),
            "generate_ideas": ClusterFactory(site=site, **FAILED),
            "generate_content": TaskFactory(site=site, **FAILED),
            "generate_image_prompts": ContentFactory(site=site, **FAILED),
            "generate_images": ImageFactory(site=site, status=ImageStatus.FAILED, **FAILED),
        }
        found = {need["function"]: need for need in needs(owner, site) if need["kind"] == "failed"}
        assert {function: need["ids"] for function, need in found.items()} == {
            function: [row.pk] for function, row in rows.items()
        }
        assert {need["title"] for need in found.values()} == {
            "1 keyword failed", "1 cluster failed", "1 task failed", "1 article failed", "1 image failed",
        }  # fmt: skip
        assert {need["run_id"] for need in found.values()} == {None}

    def test_what_is_done_or_put_away_needs_nobody(self, site, owner):
        KeywordFactory.mapped(ClusterFactory(site=site, disabled=True, **FAILED), **FAILED)
        KeywordFactory(site=site, disabled=True, **FAILED)
        ImageFactory.generated(site=site, **FAILED)
        archived = ContentFactory(site=site, status=ContentStatus.ARCHIVED)
        ImageFactory(site=site, content=archived, status=ImageStatus.FAILED, **FAILED)
        assert kinds(owner, site) == []

    def test_a_picture_that_is_tried_again_already_is_not_failed(self, site, owner):
        ImageFactory(site=site, status=ImageStatus.FAILED, generation_status=GenerationStatus.QUEUED)
        assert kinds(owner, site) == []

    def test_a_selection_names_as_many_rows_as_one_request_takes(self, site, owner, monkeypatch):
        monkeypatch.setattr("igny8_core.business.automation.selectors.failed_rows.MOST_IDS", 3)
        KeywordFactory.create_batch(5, site=site, **FAILED)
        (need,) = needs(owner, site)
        assert (need["count"], len(need["ids"]), need["title"]) == (5, 3, "5 keywords failed")

    def test_what_a_run_failed_at_is_taken_up_by_the_run(self, site, owner, script, one_attempt):
        refuse(script, "generate_content")
        TaskFactory(site=site)
        run = drive_to_end(start(site))
        (need,) = [need for need in needs(owner, site) if need["kind"] == "failed"]
        assert (need["run_id"], need["stage"], need["function"]) == (run.run_id, 4, "generate_content")
        body = {"run_id": need["run_id"], "stage": need["stage"]}
        response = owner.post("/api/v1/automation/retry_failed/", body, format="json")
        assert (response.status_code, response.json()["items"]) == (200, 1)

    def test_what_it_offers_without_a_run_is_taken_by_the_function(self, site, owner, script):
        ImageFactory(site=site, status=ImageStatus.FAILED, **FAILED)
        (need,) = needs(owner, site)
        assert need["text"] == "Its article is shown without it until it is made."
        body = {"ids": need["ids"]}
        queued = owner.post("/api/v1/writer/images/generate_images/", body, format="json").json()
        AIEngine().execute(task_id=queued["task_id"])
        # With its last picture the article is ready.
        assert kinds(owner, site) == ["review"]


class TestRunThatStandsStill:
    def test_a_paused_run_can_go_on(self, site, owner):
        run = RunFactory.paused(site=site, current_stage=4)
        (need,) = needs(owner, site)
        assert (need["kind"], need["level"], need["run_id"]) == ("run_paused", "warn", run.run_id)
        assert need["title"] == "The run is paused at stage 4, Tasks → Content"
        assert need["can_resume"] is True

    @pytest.mark.parametrize(
        ("action", "title"),
        [
            ("open_settings", "The run waits for the AI provider: its key or its settings"),
            ("purchase_credits", "The run waits for credits"),
        ],
    )
    def test_it_says_what_it_waits_for(self, site, owner, action, title):
        RunFactory.failed(site=site, error={"action": action}, error_message="The key was refused")
        (need,) = needs(owner, site)
        assert (need["kind"], need["level"], need["action"]) == ("run_failed", "bad", action)
        assert (need["title"], need["text"]) == (title, "The key was refused.")

    def test_a_slot_that_was_refused_is_no_run_to_resume(self, site, owner):
        RunFactory.failed(site=site, driver_token=0, error_message="Not enough credits.")
        (need,) = needs(owner, site)
        assert (need["title"], need["can_resume"]) == ("A scheduled run could not start", False)

    @pytest.mark.parametrize("state", [RunFactory.completed, RunFactory.running])
    def test_a_newer_run_has_overtaken_it(self, site, owner, state):
        HeartbeatFactory()
        RunFactory.failed(site=site, started_at=timezone.now() - timedelta(days=1))
        state(site=site)
        assert kinds(owner, site) == []


class TestCredits:
    def test_too_few_for_what_waits_are_low(self, owner, site):
        poor = SiteFactory(account=AccountFactory.with_credits(10))
        site.account.memberships.update(account=poor.account)
        KeywordFactory.create_batch(47, site=poor)
        data = look(owner, poor)
        (need,) = data["needs"]
        assert data["estimate"] == {"estimated_credits": 866, "required_credits": 1040}
        assert (need["kind"], need["count"], need["action"]) == ("credits_low", 1030, "purchase_credits")
        assert need["text"] == "A run needs, with its reserve, 1,040 credits; 10 are there, 1,030 are missing."

    def test_what_a_run_holds_is_there_for_what_waits(self, site_with_keywords, owner, spec_provider):
        HeartbeatFactory()
        start(site_with_keywords)
        data = look(owner, site_with_keywords)
        assert data["wallet"] == {"balance": 1500, "reserved": 1040, "available": 460}
        assert data["needs"] == []


class TestWorker:
    def test_nobody_at_work_is_news_where_something_waits(self, site, owner):
        assert kinds(owner, site) == []
        AITaskFactory.on("auto_cluster", KeywordFactory(site=site))
        assert kinds(owner, site) == ["no_worker"]
        HeartbeatFactory()
        assert kinds(owner, site) == []


def test_the_most_urgent_is_first(site, owner):
    RunFactory.failed(site=site, error_message="The provider is away.")
    KeywordFactory.create_batch(200, site=site)
    KeywordFactory(site=site, **FAILED)
    ContentFactory.in_review(site=site)
    assert kinds(owner, site) == ["run_failed", "failed", "credits_low", "review"]


class TestMoving:
    def test_a_run_under_way_tells_where_it_is(self, running, site, owner):
        run = look(owner, site)["run"]
        assert (run["run_id"], run["status"], run["stage_name"]) == (running.run_id, "running", "Tasks → Content")
        assert (run["items_completed"], run["items_total"], run["items"]) == (2, 5, "tasks")
        assert 42 < run["progress_percentage"] < 57

    def test_work_that_people_asked_for_is_counted_by_what_it_is(self, site, owner):
        AITaskFactory.on("auto_cluster", KeywordFactory(site=site))
        AITaskFactory.in_work(KeywordFactory(site=site))
        AITaskFactory.on("auto_cluster", KeywordFactory(site=site), status=GenerationStatus.COMPLETED)
        AITaskFactory.in_work(TaskFactory(site=site), function="generate_content")
        assert look(owner, site)["work"] == [
            {"function": "auto_cluster", "tasks": 2, "at_work": 1},
            {"function": "generate_content", "tasks": 1, "at_work": 1},
        ]

    def test_batches_of_a_run_are_not_counted_twice(self, running, site, owner):
        assert look(owner, site)["work"] == []


def test_the_next_run_is_told(site, owner):
    slot = timezone.now() + timedelta(hours=5)
    ConfigFactory(site=site, is_enabled=True, next_run_at=slot)
    schedule = look(owner, site)["schedule"]
    assert schedule["is_enabled"] is True
    assert schedule["next_run_at"].startswith(f"{slot:%Y-%m-%dT%H:%M}")
    assert "02:00" in schedule["sentence"]
    AutomationConfig.objects.update(is_enabled=False)
    assert look(owner, site)["schedule"]["next_run_at"] is None


def test_the_last_five_runs_are_shown_newest_first(site, owner):
    now = timezone.now()
    runs = [RunFactory.completed(site=site, started_at=now - timedelta(days=n)) for n in range(7)]
    assert [row["run_id"] for row in look(owner, site)["recent_runs"]] == [run.run_id for run in runs[:5]]


class TestEtag:
    def test_nothing_moved_is_a_304(self, site, owner):
        first = ask(owner, site)
        second = ask(owner, site, first["ETag"])
        assert (second.status_code, second.content) == (304, b"")

    def test_an_article_that_is_ready_is_a_200(self, site, owner):
        first = ask(owner, site)
        ContentFactory.in_review(site=site)
        assert ask(owner, site, first["ETag"]).status_code == 200

    def test_a_batch_that_is_through_is_a_200(self, site, owner, spec_provider):
        TaskFactory.create_batch(3, site=site)
        run = drive_to_stage(start(site), 4, batches=1)
        first = ask(owner, site)
        one_step(run)
        assert ask(owner, site, first["ETag"]).status_code == 200


def full_of(site, count):
    """Every kind of row, and rows that failed, `count` times."""
    for _ in range(count):
        cluster = ClusterFactory(site=site)
        KeywordFactory.mapped(cluster)
        IdeaFactory(site=site, keyword_cluster=cluster, **FAILED)
        KeywordFactory(site=site, **FAILED)
        TaskFactory(site=site, **FAILED)
        ImageFactory(site=site, status=ImageStatus.FAILED, **FAILED)
        ContentFactory.in_review(site=site)
        AITaskFactory.on("auto_cluster", KeywordFactory(site=site))
        RunFactory.completed(site=site)


def test_many_rows_cost_as_many_queries_as_few(site, owner):
    counts = []
    for more in (2, 18):
        full_of(site, more)
        ask(owner, site)
        with CaptureQueriesContext(connection) as captured:
            assert ask(owner, site).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 25


def test_rows_of_other_sites_are_not_counted(site, owner):
    full_of(SiteFactory(account=site.account), 1)
    data = look(owner, site)
    assert (data["needs"], data["work"], data["recent_runs"]) == ([], [], [])


def test_a_viewer_may_look(site, colleague):
    assert look(colleague, site)["site_id"] == site.pk


def test_a_stranger_sees_nothing(site, stranger):
    with nothing_written():
        assert_error(ask(stranger, site), 404, "NotFoundError")


def test_nobody_logged_in_is_asked_to_log_in(site):
    assert_error(ask(APIClient(), site), 401, "AuthenticationError")


@pytest.mark.parametrize("query", [{}, {"site_id": "x"}, {"site_id": 0}])
def test_a_query_without_a_usable_site_is_wrong(owner, query):
    assert_error(owner.get("/api/v1/dashboard/", query), 400, "ValidationError")
