"""What only a human may decide about an article that is ready."""

from __future__ import annotations

import pytest
from django.utils import timezone

from igny8_core.business.content.models import Content
from igny8_core.business.publishing.services import publish, send_back
from igny8_core.common.exceptions import ConflictError
from igny8_core.tests.factories import ContentFactory

pytestmark = pytest.mark.django_db
NOT_IN_REVIEW = ["draft", "published", "archived"]


def test_a_reviewed_article_is_published_with_its_time(site):
    content = ContentFactory.in_review(site=site)
    other = ContentFactory.in_review(site=site)
    before = timezone.now()
    publish(content_id=content.pk)
    content.refresh_from_db()
    assert content.status == "published"
    assert before <= content.published_at <= timezone.now()
    assert Content.objects.get(pk=other.pk).status == "review"


def test_an_article_is_sent_back(site):
    content = ContentFactory.in_review(site=site)
    send_back(content_id=content.pk)
    content.refresh_from_db()
    assert (content.status, content.published_at) == ("draft", None)


@pytest.mark.parametrize("status", NOT_IN_REVIEW)
@pytest.mark.parametrize("decide", [publish, send_back])
def test_what_is_not_in_review_is_left_as_it_is(site, decide, status):
    content = ContentFactory(site=site, status=status)
    with pytest.raises(ConflictError, match="Only an article in review"):
        decide(content_id=content.pk)
    content.refresh_from_db()
    assert (content.status, content.published_at) == (status, None)


@pytest.mark.parametrize("decide", [publish, send_back])
def test_an_article_that_does_not_exist_is_a_conflict(db, decide):
    with pytest.raises(ConflictError):
        decide(content_id=999_999)


def test_of_two_people_who_decide_at_once_the_second_is_told(site):
    content = ContentFactory.in_review(site=site)
    publish(content_id=content.pk)
    with pytest.raises(ConflictError):
        send_back(content_id=content.pk)
    assert Content.objects.get().status == "published"
