"""What only a human may decide about an article that is ready."""

from __future__ import annotations

import pytest
from django.utils import timezone

from igny8_core.ai.services.regenerating import regenerate_images
from igny8_core.business.content.models import Content
from igny8_core.business.publishing.services import publish, publish_many, send_back
from igny8_core.common.exceptions import ConflictError
from igny8_core.tests.at_once import at_once
from igny8_core.tests.factories import ContentFactory, ImageFactory, UserFactory

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


def test_a_picture_that_is_asked_for_anew_while_somebody_approves_is_in_or_out(transactional_db):
    """Never both: published, and a picture on its way that nobody approved."""
    article = ContentFactory.in_review()
    image = ImageFactory.generated(site=article.site, content=article)
    met = at_once(lambda: publish(content_id=article.pk), lambda: regenerate_images(ids=[image.pk]))
    assert [isinstance(error, ConflictError) for error in met].count(True) == 1, met
    article.refresh_from_db()
    image.refresh_from_db()
    assert (article.status, image.generation_status) in [("published", "pending"), ("review", "queued")]


def test_many_are_published_in_one_statement_and_the_others_say_why_not(site):
    ready, draft = ContentFactory.in_review(site=site), ContentFactory(site=site, title="Kettles")
    by = UserFactory.member(site.account)
    (refusal,) = publish_many(content_ids=[ready.pk, draft.pk], by_id=by.pk)
    assert (refusal.id, refusal.title) == (draft.pk, "Kettles")
    ready.refresh_from_db()
    assert (ready.status, ready.published_by) == ("published", by)
