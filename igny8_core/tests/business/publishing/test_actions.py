"""What the page says can be decided is what the services allow."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content
from igny8_core.business.content.services.article_editing import change_article, delete_articles
from igny8_core.business.publishing.actions import reasons_against
from igny8_core.business.publishing.services import archive, publish, restore, send_back, submit
from igny8_core.common.exceptions import ConflictError
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.django_db
DECIDE = {
    "edit": lambda pk: change_article(article_id=pk, changes={"meta_title": "Another"}),
    "edit_text": lambda pk: change_article(article_id=pk, changes={"title": "Another"}),
    "approve": lambda pk: publish(content_id=pk),
    "send_back": lambda pk: send_back(content_id=pk, reason="x"),
    "submit": lambda pk: submit(content_id=pk),
    "archive": lambda pk: archive(content_ids=[pk]),
    "restore": lambda pk: restore(content_id=pk),
    "delete": lambda pk: delete_articles(ids=[pk]),
}


@pytest.mark.parametrize("decision", DECIDE)
@pytest.mark.parametrize("status", ["draft", "review", "published", "archived"])
@pytest.mark.parametrize("article_is", ["pending", "queued"])
@pytest.mark.parametrize(
    "image", [None, ("pending", "pending"), ("failed", "failed"), ("generated", "completed"), ("generated", "queued")]
)
def test_a_reason_is_given_exactly_where_the_decision_is_refused(site, decision, status, article_is, image):
    article = ContentFactory(site=site, status=status, generation_status=article_is)
    if image:
        ImageFactory(site=site, content=article, status=image[0], generation_status=image[1])
    told = reasons_against(Content.objects.get(pk=article.pk))[decision]
    try:
        DECIDE[decision](article.pk)
        refused = False
    except ConflictError:
        refused = True
    assert refused == bool(told), told
