"""Two people who save at the same instant: one of them is told, nothing is overwritten."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content
from igny8_core.business.content.services.article_editing import change_article, create_article, delete_articles
from igny8_core.common.exceptions import InvalidInputError, NotFoundError
from igny8_core.tests.at_once import at_once
from igny8_core.tests.factories import ContentFactory, SiteFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_that_save_the_same_version_one_is_told():
    article = ContentFactory()
    article.refresh_from_db()
    met = at_once(
        *(
            lambda title=title: change_article(article_id=article.pk, changes={"title": title}, seen=article.updated_at)
            for title in ("One", "Two")
        )
    )
    assert sorted(type(error).__name__ for error in met) == ["ChangedMeanwhileError", "NoneType"]
    assert Content.objects.get().title == ("One" if met[0] is None else "Two")


def test_without_the_version_the_second_overwrites_the_first():
    """The negative control: it is the version that keeps them apart."""
    article = ContentFactory()
    for title in ("One", "Two"):
        change_article(article_id=article.pk, changes={"title": title})
    assert Content.objects.get().title == "Two"


def test_of_two_that_take_the_same_address_one_is_told():
    site = SiteFactory()
    values = {"title": "Moka", "html": "<p>Words</p>", "slug": "moka"}
    met = at_once(*(lambda: create_article(site=site, values=dict(values)) for _ in range(2)))
    assert sorted(type(error).__name__ for error in met) == ["InvalidInputError", "NoneType"]
    assert Content.objects.count() == 1


def test_two_drafts_of_one_title_get_two_addresses():
    site = SiteFactory()
    values = {"title": "Moka", "html": "<p>Words</p>"}
    met = at_once(*(lambda: create_article(site=site, values=dict(values)) for _ in range(2)))
    # SQLite and PostgreSQL differ in who waits for whom; nobody may get the other's address or a defect.
    assert all(error is None or isinstance(error, InvalidInputError) for error in met)
    slugs = list(Content.objects.values_list("slug", flat=True))
    assert len(slugs) == len(set(slugs)) == met.count(None)


def test_what_is_deleted_while_it_is_edited_is_gone():
    article = ContentFactory()
    met = at_once(
        lambda: delete_articles(ids=[article.pk]),
        lambda: change_article(article_id=article.pk, changes={"title": "New"}),
    )
    assert met[0] is None
    assert met[1] is None or isinstance(met[1], NotFoundError)
    assert not Content.objects.exists()
