"""Files of pictures: what nobody shows and nobody may still use is removed, and nothing else."""

from __future__ import annotations

import os
import time
import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.models import AITask
from igny8_core.ai.services.cancelling import cancel_task
from igny8_core.ai.services.orphaned_pictures import remove_orphaned_pictures
from igny8_core.ai.services.taking_up import retry_task
from igny8_core.ai.tasks import remove_pictures
from igny8_core.business.content.models import Images
from igny8_core.tests.ai.engine.claimed import called, drawing
from igny8_core.tests.factories import ImageFactory, SiteFactory

pytestmark = pytest.mark.django_db


def _made_old(name):
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(default_storage.path(name), (two_days_ago, two_days_ago))
    return name


def _file(site, name=None):
    path = f"images/{site.account_id}/{site.pk}/{name or f'{uuid.uuid4()}-0123456789ab.webp'}"
    return _made_old(default_storage.save(path, ContentFile(b"picture")))


def _files(site):
    folder = f"images/{site.account_id}/{site.pk}"
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def test_a_picture_that_came_after_the_cancel_is_removed(site, script):
    task = drawing(site)

    def cancelled_meanwhile(request):
        cancel_task(AITask.objects.get(pk=task.pk))

    script.then(cancelled_meanwhile)
    AIEngine().execute(task_id=task.pk)
    [left] = _files(site)
    assert Images.objects.get().image_url in ("", None)
    assert remove_orphaned_pictures() == 0, "a young file may be on its way to its row"
    _made_old(left)
    remove_pictures()
    assert _files(site) == []


def test_what_an_article_shows_stays(site):
    shown, loose = _file(site), _file(site)
    ImageFactory(site=site, image_url=default_storage.url(shown), status="generated")
    assert remove_orphaned_pictures() == 1
    assert _files(site) == [shown]
    assert loose != shown


def test_a_picture_that_is_paid_for_waits_for_the_next_try(site, script):
    task = drawing(site)
    called(task)
    [kept] = _files(site)
    _made_old(kept)
    cancel_task(AITask.objects.get(pk=task.pk))
    assert remove_orphaned_pictures() == 0
    retry_task(AITask.objects.get(pk=task.pk))
    AIEngine().execute(task_id=task.pk)
    assert Images.objects.get().image_url == default_storage.url(kept)
    assert len(script.asked) == 1


def test_the_picture_of_another_site_keeps_none_here(site):
    loose = _file(site)
    ImageFactory(site=SiteFactory(), image_url=default_storage.url(loose), status="generated")
    assert remove_orphaned_pictures() == 1


@pytest.mark.parametrize("name", ["logo.png", "notes-of-the-operator-about-this-site.txt"])
def test_files_that_are_not_named_like_ours_stay(site, name):
    kept = _file(site, name)
    assert remove_orphaned_pictures() == 0
    assert _files(site) == [kept]


def test_folders_that_are_no_sites_stay(site):
    kept = _made_old(default_storage.save(f"images/brand/assets/{uuid.uuid4()}-a.png", ContentFile(b"logo")))
    assert remove_orphaned_pictures() == 0
    assert default_storage.exists(kept)
    default_storage.delete(kept)


def test_without_any_picture_there_is_nothing_to_do():
    assert remove_orphaned_pictures() == 0
