"""Pictures made anew: all of a selection or none, and no bell for what was refused."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import AITask
from igny8_core.ai.services.regenerating import regenerate_images
from igny8_core.business.content.models import Images
from igny8_core.common.exceptions import ConflictError
from igny8_core.common.refusals import RowRefusedError
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_picture_is_a_task_that_knows_it_is_wanted_again(site, bells):
    article = ContentFactory.in_review(site=site)
    images = [ImageFactory.generated(site=site, content=article, position=number) for number in range(3)]
    answer = regenerate_images(ids=[image.pk for image in images])
    tasks = AITask.objects.all()
    assert {str(task.pk) for task in tasks} == set(answer["task_ids"])
    assert all(task.payload["again"] and task.payload["of"] == 3 for task in tasks)
    assert {task.group for task in tasks} == {tasks.get(pk=answer["task_id"]).pk}
    assert len(bells.heard()) == 3


@pytest.mark.parametrize("status", ["published", "archived"])
def test_one_of_a_settled_article_stops_all_of_them_and_nothing_rings(site, bells, status):
    free = ImageFactory.generated(site=site, content=ContentFactory.in_review(site=site))
    settled = ImageFactory.generated(site=site, content=ContentFactory(site=site, status=status))
    with pytest.raises(RowRefusedError, match=f"is {status}"):
        regenerate_images(ids=[free.pk, settled.pk])
    assert not AITask.objects.exists()
    assert set(Images.objects.values_list("generation_status", flat=True)) == {"pending"}
    assert bells.heard() == []


def test_one_that_is_being_made_stops_all_of_them(site, bells):
    article = ContentFactory.in_review(site=site)
    free = ImageFactory.generated(site=site, content=article, position=0)
    busy = ImageFactory.generated(site=site, content=article, position=1, generation_status="queued")
    with pytest.raises(ConflictError, match="being worked on already"):
        regenerate_images(ids=[free.pk, busy.pk])
    assert not AITask.objects.exists()
    assert bells.heard() == []
