"""GET queue: the batches of a run, as the drawer of a stage lists them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from igny8_core.tests.factories import AITaskFactory, KeywordFactory, RunFactory
from igny8_core.tests.modules.api import assert_error, get, nothing_written

ERROR = {
    "status": "error",
    "error_type": "ProviderError",
    "error_message": "The AI is confused.",
    "phase": "AI_CALL",
    "timestamp": "2026-01-05T10:00:00Z",
    "details": {},
    "retryable": True,
    "action": "retry",
}
#: What a look costs: session, user and accounts aside, the run, the count and the page.
MOST = 6


@pytest.fixture
def run(site):
    return RunFactory.completed(site=site)


@pytest.fixture
def add(run):
    """Adds a batch of keywords to the run's queue."""

    def _add(position, *, status="completed", keywords=1, stage=1, **fields):
        rows = KeywordFactory.create_batch(keywords, site=run.site)
        return AITaskFactory.on("auto_cluster", *rows, run=run, stage=stage, position=position, status=status, **fields)

    return _add


def look(client, run, **query):
    response = get(client, "queue", run_id=run.run_id, **query)
    assert response.status_code == 200, response.content
    return response.json()


def test_a_failed_batch_says_why(run, add, owner):
    task = add(0, status="failed", keywords=3, label="Espresso", attempts=3, error=ERROR)
    (row,) = look(owner, run)["results"]
    assert row == {
        "task_id": str(task.pk),
        "stage": 1,
        "label": "Espresso",
        "state": "failed",
        "items": 3,
        "attempts": 3,
        "not_before": None,
        "error": ERROR,
        "made": "",
        "content_id": None,
        "cluster_id": None,
        "credits_used": 0,
        "started_at": None,
        "completed_at": None,
    }


def test_batches_come_in_the_order_of_the_queue(run, add, owner):
    add(1, label="third", stage=2)
    add(1, label="second")
    add(0, label="first")
    assert [row["label"] for row in look(owner, run)["results"]] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("pending", ["pending", "queued"]),
        ("processing", ["processing"]),
        ("completed", ["completed"]),
        ("failed", ["failed"]),
        ("cancelled", ["cancelled"]),
    ],
)
def test_a_state_leaves_the_others_out(run, add, owner, state, labels):
    for position, status in enumerate(["pending", "queued", "processing", "completed", "failed", "cancelled"]):
        add(position, status=status, label=status)
    rows = look(owner, run, state=state)["results"]
    assert [row["label"] for row in rows] == labels
    assert {row["state"] for row in rows} == {state}


def test_a_stage_and_a_word_of_the_label_narrow_it(run, add, owner):
    add(0, label="Espresso machines")
    add(1, label="Cold brew")
    add(0, label="Espresso beans", stage=2)
    assert [row["label"] for row in look(owner, run, stage=1, search="espresso")["results"]] == ["Espresso machines"]
    assert look(owner, run, search="")["count"] == 3


def test_it_comes_in_pages(run, add, owner):
    for position in range(30):
        add(position)
    first, second = look(owner, run), look(owner, run, page=2)
    assert (first["count"], len(first["results"]), len(second["results"])) == (30, 25, 5)


def test_the_queries_do_not_grow_with_the_rows(run, add, owner):
    add(0)
    look(owner, run)
    for position in range(1, 25):
        add(position, keywords=5)
    with CaptureQueriesContext(connection) as captured:
        assert len(look(owner, run)["results"]) == 25
    assert len(captured) <= MOST, "\n".join(query["sql"] for query in captured)
    assert not [query["sql"] for query in captured if "stored_response" in query["sql"]]


def test_another_run_s_batches_are_not_in_it(run, add, owner):
    add(0)
    assert look(owner, RunFactory.completed(site=run.site))["count"] == 0


@pytest.mark.parametrize("query", [{"stage": 0}, {"stage": "x"}, {"state": "lost"}, {"search": "x" * 201}])
def test_a_question_that_makes_no_sense_is_wrong(run, owner, query):
    assert_error(get(owner, "queue", run_id=run.run_id, **query), 400, "ValidationError")


def test_a_viewer_may_look_and_a_stranger_finds_nothing(run, add, colleague, stranger):
    add(0)
    with nothing_written():
        assert look(colleague, run)["count"] == 1
        assert_error(get(stranger, "queue", run_id=run.run_id), 404, "NotFoundError")
        assert_error(get(APIClient(), "queue", run_id=run.run_id), 401, "AuthenticationError")


def test_a_completed_batch_says_what_came_out_of_it(run, add, owner):
    add(0, result={"clusters_created": 1, "clusters": ["Ratio"]})
    add(0, stage=4, result={"content_created": 1, "content_id": 12})
    add(0, stage=6, result={"images_generated": 3})
    rows = look(owner, run)["results"]
    assert [(row["made"], row["content_id"]) for row in rows] == [
        ("1 cluster", None),
        ("1 article", 12),
        ("3 images", None),
    ]


def test_a_completed_batch_leads_to_its_article_or_its_cluster(run, add, owner):
    add(0, stage=1, result={"clusters_created": 2})
    (ideas, prompts) = add(0, stage=2), add(0, stage=5)
    add(0, stage=4, result={"content_id": 12})
    rows = look(owner, run)["results"]
    assert [(row["content_id"], row["cluster_id"]) for row in rows] == [
        (None, None),
        (None, ideas.input_ids[0]),
        (12, None),
        (prompts.input_ids[0], None),
    ]


def test_a_batch_of_several_clusters_leads_to_none_of_them(run, add, owner):
    add(0, stage=2, keywords=3)
    assert [row["cluster_id"] for row in look(owner, run)["results"]] == [None]


def test_what_did_not_come_to_an_end_has_made_nothing(run, add, owner):
    add(0, status="pending", result={"clusters_created": 2, "content_id": 3})
    add(0, stage=2, status="failed")
    for row in look(owner, run)["results"]:
        assert (row["made"], row["content_id"], row["cluster_id"]) == ("", None, None)
