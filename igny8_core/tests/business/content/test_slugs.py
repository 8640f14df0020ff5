"""One address per article of a site."""

from __future__ import annotations

import pytest

from igny8_core.business.content.models import Content
from igny8_core.business.content.services.slugs import free_slug
from igny8_core.tests.factories import ContentFactory, SiteFactory

pytestmark = pytest.mark.django_db


def _written(site, slug, spare="77"):
    row = ContentFactory(site=site, slug=free_slug(site_id=site.pk, slug=slug, spare=spare))
    return Content.objects.get(pk=row.pk).slug


def test_the_first_article_gets_the_slug_and_the_next_ones_a_number(site):
    assert [_written(site, "moka") for _ in range(3)] == ["moka", "moka-2", "moka-3"]


def test_a_number_that_became_free_is_used_again(site):
    for _ in range(3):
        _written(site, "moka")
    Content.objects.filter(slug="moka-2").delete()
    assert _written(site, "moka") == "moka-2"


def test_sites_do_not_disturb_each_other(site):
    _written(SiteFactory(), "moka")
    assert _written(site, "moka") == "moka"


def test_after_a_few_numbers_the_spare_makes_it_unlike_all_others(site):
    for number in range(5):
        _written(site, "moka", spare=str(number))
    assert _written(site, "moka", spare="4711") == "moka-4711"


def test_a_long_slug_stays_within_its_column(site):
    slug = "x" * 200
    assert [len(_written(site, slug)) for _ in range(2)] == [200, 200]
    assert Content.objects.filter(slug=f"{'x' * 198}-2").exists()


def test_it_takes_no_statement_of_its_own(site, django_assert_num_queries):
    with django_assert_num_queries(1):
        Content.objects.create(
            site=site, account=site.account, title="Moka", slug=free_slug(site_id=site.pk, slug="moka", spare="1")
        )
