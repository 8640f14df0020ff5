"""Which file belongs to a picture, and when it may go."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from igny8_core.business.content.services.picture_files import delete_files_on_commit, file_of
from igny8_core.tests.factories import ImageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(site):
    return ImageFactory(site=site)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/media/images/{0}/7/a.png", "images/{0}/7/a.png"),
        ("/media/images/{0}/7/a%20b.png", "images/{0}/7/a b.png"),
        ("/media/images/{0}9/7/a.png", ""),
        ("/media/images/{0}/../9/a.png", ""),
        ("/media/images/{0}/%2e%2e/9/a.png", ""),
        ("/media/x.png", ""),
        ("https://example.com/media/images/{0}/a.png", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_what_lies_in_the_accounts_own_folder(image, url, name):
    image.image_url = url and url.format(image.account_id)
    assert file_of(image) == name.format(image.account_id)


def _stored(image) -> str:
    name = default_storage.save(f"images/{image.account_id}/1/a.png", ContentFile(b"x"))
    image.image_url = default_storage.url(name)
    return name


@pytest.mark.django_db(transaction=True)
def test_a_rollback_keeps_the_file(image):
    name = _stored(image)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        delete_files_on_commit([image])
        raise ZeroDivisionError
    assert default_storage.exists(name)


@pytest.mark.django_db(transaction=True)
def test_a_storage_that_is_away_costs_the_file_and_not_the_answer(image, monkeypatch):
    _stored(image)
    monkeypatch.setattr(default_storage, "delete", lambda name: 1 / 0)
    with transaction.atomic():
        delete_files_on_commit([image])
        image.delete()
    assert not type(image).objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_gone_already_is_no_error(image):
    name = _stored(image)
    default_storage.delete(name)
    with transaction.atomic():
        delete_files_on_commit([image])
    assert not default_storage.exists(name)
