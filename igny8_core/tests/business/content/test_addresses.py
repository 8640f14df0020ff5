"""One address per article of a site, also for articles from before the constraint."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from igny8_core.business.content.models import Content
from igny8_core.tests.factories import ContentFactory, SiteFactory


def test_the_database_refuses_a_second_article_under_an_address(site):
    ContentFactory(site=site, slug="moka-pots")
    with pytest.raises(IntegrityError), transaction.atomic():
        ContentFactory(site=site, slug="moka-pots")
    ContentFactory(site=SiteFactory(), slug="moka-pots")


@pytest.mark.django_db(transaction=True)
def test_articles_from_before_are_told_apart_and_the_first_keeps_its_address():
    site = SiteFactory()
    try:
        then = _migrated_to("0001_initial").get_model("content", "Content")
        first, second, third, *long = (
            then.objects.create(account_id=site.account_id, site_id=site.pk, title="An article", slug=slug)
            for slug in ["moka-pots"] * 3 + ["m" * 200] * 2
        )
        _migrated_to("0002_one_article_per_address")
    finally:
        _migrated_to(_newest())
    slugs = dict(Content.objects.values_list("pk", "slug"))
    assert [slugs[row.pk] for row in (first, second, third)] == [
        "moka-pots",
        f"moka-pots-{second.pk}",
        f"moka-pots-{third.pk}",
    ]
    assert slugs[long[1].pk].endswith(f"m-{long[1].pk}")
    assert len(slugs[long[1].pk]) == 200


def _migrated_to(name):
    """The models as they were then: those of today have columns that were not there yet."""
    executor = MigrationExecutor(connection)
    return executor.migrate([("content", name)]).apps


def _newest():
    return next(name for app, name in MigrationExecutor(connection).loader.graph.leaf_nodes("content"))
