"""Draft → review: when an article has nothing left to wait for."""

from __future__ import annotations

import pytest
from django.utils import timezone

from igny8_core.business.content.models import Content
from igny8_core.business.content.services.review import move_finished_to_review
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.django_db


def _article(site, *images, **fields):
    content = ContentFactory(site=site, **fields)
    for status in images:
        ImageFactory(site=site, content=content, status=status)
    return content


def _status(content):
    return Content.objects.get(pk=content.pk).status


@pytest.mark.parametrize(
    ("images", "status"),
    [
        (["generated"], "review"),
        (["generated", "generated", "generated"], "review"),
        (["generated", "failed"], "review"),
        (["failed"], "review"),
        (["generated", "pending"], "draft"),
        (["failed", "pending"], "draft"),
        ([], "draft"),
    ],
)
def test_an_article_goes_to_review_when_every_image_is_there_or_given_up(site, images, status):
    content = _article(site, *images)
    assert move_finished_to_review(content_ids=[content.pk]) == (1 if status == "review" else 0)
    assert _status(content) == status


@pytest.mark.parametrize("status", ["review", "published", "archived"])
def test_an_article_past_draft_is_not_moved(site, status):
    content = _article(site, "generated", status=status)
    assert move_finished_to_review(content_ids=[content.pk]) == 0
    assert _status(content) == status


def test_an_article_is_moved_once(site):
    content = _article(site, "generated")
    assert [move_finished_to_review(content_ids=[content.pk]) for _ in range(2)] == [1, 0]


def test_only_the_articles_named_are_looked_at(site):
    named, other = _article(site, "generated"), _article(site, "generated")
    assert move_finished_to_review(content_ids=[named.pk]) == 1
    assert _status(other) == "draft"


def test_it_is_one_statement(site, django_assert_num_queries):
    ids = [_article(site, "generated").pk for _ in range(3)]
    with django_assert_num_queries(1):
        assert move_finished_to_review(content_ids=ids) == 3


def test_what_a_person_sent_back_does_not_return_because_a_picture_came(site):
    content = _article(site, "generated", sent_back_at=timezone.now())
    assert move_finished_to_review(content_ids=[content.pk]) == 0
    assert _status(content) == "draft"
