"""planner/ideas/: the list, and one of it."""

from __future__ import annotations

import pytest

from igny8_core.common.status_enums import GenerationStatus, IdeaStatus
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error
from igny8_core.tests.modules.planner.calls import URL, ids, queries, rows

PATH = "ideas"


def test_a_row_is_as_the_contract_says(site, owner):
    plan = {"search_intent": "commercial", "content_type": "list", "target_keywords": ["moka pot"], "word_count": 900}
    idea = IdeaFactory(site=site, idea_title="Which Pot?", description="By cups", outline=["Sizes"], **plan)
    task = TaskFactory(site=site, idea=idea)
    (row,) = rows(owner, PATH)
    assert row.pop("created_at") and row.pop("updated_at")
    assert row == {
        "id": idea.pk,
        "site_id": site.pk,
        "idea_title": "Which Pot?",
        "description": "By cups",
        "cluster": {"id": idea.keyword_cluster_id, "name": idea.keyword_cluster.name},
        **plan,
        "outline": ["Sizes"],
        "status": "new",
        "generation_status": "pending",
        "work_state": "idle",
        "task_id": task.pk,
    }
    assert owner.get(f"{URL}ideas/{idea.pk}/").json() == rows(owner, PATH)[0]


def test_without_a_task_there_is_no_id_of_one(site, owner):
    IdeaFactory(site=site)
    assert rows(owner, PATH)[0]["task_id"] is None


def test_a_stranger_sees_none_of_it_a_viewer_all(site, owner, colleague, stranger):
    idea = IdeaFactory(site=site)
    assert ids(stranger, PATH) == set()
    assert ids(colleague, PATH) == ids(owner, PATH) == {idea.pk}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"has_task": "true"}, {"Pots"}),
        ({"has_task": "false"}, {"Presses"}),
        ({"status": "queued"}, {"Pots"}),
        ({"content_type": "how_to"}, {"Presses"}),
        ({"search_intent": "commercial"}, {"Presses"}),
        ({"search_intent": "none"}, {"Pots"}),
        ({"word_count_min": 1500}, {"Presses"}),
        ({"word_count_max": 1500}, {"Pots"}),
        ({"generation_status": "failed"}, {"Presses"}),
        ({"work_state": "failed"}, {"Presses"}),
        ({"search": "stove"}, {"Pots"}),
        ({"search": "glass"}, {"Presses"}),
    ],
)
def test_the_list_can_be_narrowed(site, owner, query, found):
    pots = IdeaFactory(site=site, idea_title="Pots", description="On the stove", status=IdeaStatus.QUEUED)
    TaskFactory(site=site, idea=pots)
    IdeaFactory(
        site=site,
        idea_title="Presses",
        keyword_cluster=ClusterFactory(site=site, name="Glass"),
        content_type="how_to",
        search_intent="commercial",
        word_count=2000,
        generation_status=GenerationStatus.FAILED,
    )
    assert {row["idea_title"] for row in rows(owner, PATH, **query)} == found


def test_one_cluster_can_be_asked_for(site, owner):
    idea = IdeaFactory(site=site)
    IdeaFactory(site=site)
    assert ids(owner, PATH, cluster_id=idea.keyword_cluster_id) == {idea.pk}


@pytest.mark.parametrize("query", [{"status": "x"}, {"content_type": "poem"}, {"word_count_min": "x"}])
def test_what_cannot_be_asked_is_a_clear_400(site, owner, query):
    assert_error(owner.get(f"{URL}ideas/", query), 400, "ValidationError")


def test_queries_do_not_grow_with_the_rows(site, owner):
    for _ in range(2):
        TaskFactory(site=site, idea=IdeaFactory(site=site))
    few = len(queries(owner, PATH, site_id=site.pk))
    for _ in range(18):
        TaskFactory(site=site, idea=IdeaFactory(site=site))
    assert len(rows(owner, PATH, site_id=site.pk)) == 20
    assert len(queries(owner, PATH, site_id=site.pk)) == few
