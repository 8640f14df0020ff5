"""What fills the queue of a stage."""

from __future__ import annotations

import pytest

from igny8_core.business.automation.stages import stage
from igny8_core.tests.factories import ContentFactory, ImageFactory

pytestmark = pytest.mark.django_db


def test_no_picture_is_bought_for_an_article_that_somebody_put_away(site):
    waiting = ImageFactory(site=site, content=ContentFactory(site=site))
    ImageFactory(site=site, content=ContentFactory(site=site, status="archived"))
    assert list(stage(6).queue(site)) == [waiting]


@pytest.mark.parametrize("status", ["draft", "review", "published"])
def test_pictures_of_all_other_articles_are_made(site, status):
    image = ImageFactory(site=site, content=ContentFactory(site=site, status=status))
    assert list(stage(6).queue(site)) == [image]


def test_no_prompts_are_written_for_what_was_put_away(site):
    ContentFactory(site=site, status="archived")
    assert not stage(5).queue(site).exists()
