"""The writer's AI functions as actions: 202 with what to follow, and then the real thing."""

from __future__ import annotations

from uuid import UUID

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.business.content.models import Content, Images
from igny8_core.tests.factories import ContentFactory, ImageFactory, TaskFactory
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.writer.calls import ids_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("script")]
DOORS = {
    "tasks/generate_content": TaskFactory,
    "content/generate_image_prompts": ContentFactory,
    "images/generate_images": ImageFactory,
}
each = pytest.mark.parametrize("door", DOORS)


def do(answer) -> None:
    assert answer.status_code == 202, answer.content
    for task_id in answer.json()["task_ids"]:
        AIEngine().execute(task_id=UUID(task_id))


@each
def test_each_row_becomes_a_task_and_shows_that_it_waits(site, owner, door):
    rows = DOORS[door].create_batch(3, site=site)
    answer = send(owner, "post", door, {"ids": [row.pk for row in rows]}).json()
    assert len(answer["task_ids"]) == 3
    assert answer["task_id"] == answer["task_ids"][0]
    assert len(ids_of(owner, door.split("/")[0], work_state="queued")) == 3


@each
def test_a_row_is_asked_for_once(site, owner, door):
    row = DOORS[door](site=site)
    assert send(owner, "post", door, {"ids": [row.pk]}).status_code == 202
    with nothing_written():
        assert_error(send(owner, "post", door, {"ids": [row.pk]}), 409, "ConflictError")


@each
@pytest.mark.parametrize("ids", [None, [], ["x"], [0], [2**63]])
def test_a_selection_that_makes_no_sense_is_refused(owner, door, ids):
    assert_error(send(owner, "post", door, {"ids": ids}), 400, "ValidationError")


def test_from_a_task_by_hand_to_an_article_in_review(site, owner):
    task = send(owner, "post", "tasks", {"site_id": site.pk, "title": "Moka pots", "word_count": 500}).json()
    do(send(owner, "post", "tasks/generate_content", {"ids": [task["id"]]}))
    article = Content.objects.get(task=task["id"])
    do(send(owner, "post", "content/generate_image_prompts", {"ids": [article.pk]}))
    waiting = list(Images.objects.values_list("pk", flat=True))
    assert waiting
    do(send(owner, "post", "images/generate_images", {"ids": waiting}))
    assert ids_of(owner, "content", status="review") == [article.pk]


def test_pictures_of_an_archived_article_are_refused(site, owner):
    image = ImageFactory(site=site, content=ContentFactory(site=site, status="archived", title="Old news"))
    with nothing_written():
        answer = send(owner, "post", "images/generate_images", {"ids": [image.pk]})
    assert_error(answer, 409, "ConflictError")
    assert "“Old news” is archived" in answer.json()["error_message"]
