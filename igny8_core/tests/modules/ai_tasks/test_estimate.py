"""POST estimate: what a selection would cost is what it then costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.registry import function_named
from igny8_core.business.billing.selectors import balance_of
from igny8_core.tests.factories import (
    AccountFactory,
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    ImageFactory,
    KeywordFactory,
    SiteFactory,
    TaskFactory,
)
from igny8_core.tests.modules.ai_tasks.calls import TASKS
from igny8_core.tests.modules.api import assert_error, nothing_written

pytestmark = pytest.mark.django_db


def ask(client, function, rows):
    return client.post(f"{TASKS}estimate/", {"function": function, "ids": [row.pk for row in rows]}, format="json")


def estimate(client, function, rows):
    with nothing_written():
        response = ask(client, function, rows)
    assert response.status_code == 200, response.content
    return response.json()


def charged(function, rows):
    """What it really costs."""
    account = rows[0].account
    before = balance_of(account_id=account.pk).balance
    for pk in function_named(function).execute({"ids": [row.pk for row in rows]}, account=account)["task_ids"]:
        AIEngine().execute(task_id=pk)
    return before - balance_of(account_id=account.pk).balance


def clusters_with_keywords(site, count):
    clusters = ClusterFactory.create_batch(count, site=site)
    for cluster in clusters:
        KeywordFactory.mapped(cluster)
    return clusters


SELECTIONS = {
    "auto_cluster": lambda site: KeywordFactory.create_batch(47, site=site),
    "generate_ideas": lambda site: clusters_with_keywords(site, 3),
    "bulk_queue_to_writer": lambda site: IdeaFactory.create_batch(3, site=site),
    "generate_content": lambda site: TaskFactory.create_batch(2, site=site, word_count=500),
    "generate_image_prompts": lambda site: ContentFactory.create_batch(2, site=site),
    "generate_images": lambda site: ImageFactory.create_batch(3, site=site),
}


@pytest.mark.parametrize("function", SELECTIONS)
def test_nothing_costs_more_than_was_said(site, owner, script, function):
    rows = SELECTIONS[function](site)
    said = estimate(owner, function, rows)
    assert charged(function, rows) <= said["at_most"]
    assert said["items"] == len(rows)
    assert said["note"]


def test_a_selection_that_becomes_several_tasks_costs_no_credit_more(site, owner, script):
    rows = KeywordFactory.create_batch(131, site=site)
    said = estimate(owner, "auto_cluster", rows)
    assert charged("auto_cluster", rows) == said["credits"] == 27


@pytest.mark.parametrize("function", ["auto_cluster", "generate_ideas", "bulk_queue_to_writer", "generate_images"])
def test_where_nothing_is_left_to_the_answer_it_is_exact(site, owner, script, function):
    rows = SELECTIONS[function](site)
    said = estimate(owner, function, rows)
    assert charged(function, rows) == said["credits"] == said["at_most"]


def test_articles_are_priced_by_the_words_ordered_and_may_come_longer(site, owner):
    tasks = [TaskFactory(site=site, word_count=words) for words in (2500, 1200)]
    said = estimate(owner, "generate_content", tasks)
    assert (said["credits"], said["at_most"], said["available_credits"], said["enough"]) == (5 + 3, 6 + 3, 1500, True)
    assert said["note"] == "1 credit per 500 words, 3,700 words ordered. An article may come up to 15 % longer."


def test_pictures_are_priced_by_the_model(site, owner, settings):
    settings.IMAGE_MODEL_CREDITS = {"offline": 4}
    said = estimate(owner, "generate_images", ImageFactory.create_batch(3, site=site))
    assert (said["credits"], said["note"]) == (12, "4 credits per image with the model offline.")


def test_what_is_done_already_costs_nothing(site, owner):
    mapped = KeywordFactory.mapped(ClusterFactory(site=site))
    drawn = ImageFactory.generated(site=site)
    assert estimate(owner, "auto_cluster", [mapped])["credits"] == 0
    assert estimate(owner, "generate_images", [drawn, ImageFactory(site=site)])["items"] == 1


def test_pictures_made_anew_cost_as_much_as_new_ones(site, owner, script):
    rows = [ImageFactory.generated(site=site), ImageFactory.generated(site=site), ImageFactory(site=site)]
    ids = [row.pk for row in rows]
    with nothing_written():
        said = owner.post(
            f"{TASKS}estimate/", {"function": "generate_images", "ids": ids, "anew": True}, format="json"
        ).json()
    before = balance_of(account_id=site.account_id).balance
    for task_id in owner.post("/api/v1/writer/images/regenerate/", {"ids": ids}, format="json").json()["task_ids"]:
        AIEngine().execute(task_id=task_id)
    assert said["items"] == 3
    assert said["credits"] == said["at_most"] == before - balance_of(account_id=site.account_id).balance > 0


def test_where_nothing_is_made_anew_what_is_done_costs_nothing(site, owner):
    mapped = KeywordFactory.mapped(ClusterFactory(site=site))
    body = {"function": "auto_cluster", "ids": [mapped.pk], "anew": True}
    assert owner.post(f"{TASKS}estimate/", body, format="json").json()["credits"] == 0


def test_it_says_when_there_is_not_enough(owner, site):
    poor = SiteFactory(account=AccountFactory.with_credits(3))
    site.account.memberships.update(account=poor.account)
    said = estimate(owner, "generate_content", [TaskFactory(site=poor, word_count=2000)])
    assert (said["credits"], said["available_credits"], said["enough"]) == (4, 3, False)


def test_rows_of_two_sites_are_a_404(site, owner):
    rows = [KeywordFactory(site=site), KeywordFactory(site=SiteFactory(account=site.account))]
    assert_error(ask(owner, "auto_cluster", rows), 404, "NotFoundError")


@pytest.mark.parametrize("body", [{}, {"function": "x", "ids": [1]}, {"function": "auto_cluster", "ids": []}])
def test_nonsense_is_a_400(owner, body):
    assert_error(owner.post(f"{TASKS}estimate/", body, format="json"), 400, "ValidationError")


def test_a_viewer_may_look(site, colleague):
    assert estimate(colleague, "auto_cluster", [KeywordFactory(site=site)])["credits"] == 1


@pytest.mark.parametrize("function", SELECTIONS)
def test_many_rows_cost_as_many_queries_as_few(site, owner, function):
    rows, counts = SELECTIONS[function](site), []
    ask(owner, function, rows)  # what the account has set is read once in a while
    for _ in range(2):
        rows += SELECTIONS[function](site)
        with CaptureQueriesContext(connection) as queries:
            ask(owner, function, rows)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 7
