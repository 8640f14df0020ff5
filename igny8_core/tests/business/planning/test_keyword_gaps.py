"""A second file may know what the first did not."""

from __future__ import annotations

from io import BytesIO

import pytest

from igny8_core.business.planning.models import Keywords
from igny8_core.business.planning.services.keyword_import import import_keywords
from igny8_core.tests.factories import ClusterFactory, KeywordFactory

pytestmark = pytest.mark.django_db


def load(site, text):
    return import_keywords(site=site, source=BytesIO(text.encode()), filename="keywords.csv")


def figures(keyword_key):
    return Keywords.objects.values_list("volume", "difficulty", "intent", "country").get(keyword_key=keyword_key)


def test_figures_that_were_unknown_are_filled_in(site):
    load(site, "moka pot\nfrench press\n")
    report = load(site, "keyword,volume,difficulty,intent,country\nMoka Pot,90,12,commercial,us\nkettle,10,,,\n")
    assert (report.added, report.duplicates, report.filled) == (1, 1, 1)
    assert figures("moka pot") == (90, 12, "commercial", "US")
    assert figures("french press") == (None, None, "", "")


def test_what_is_known_stays_and_nothing_is_made_unknown(site):
    load(site, "keyword,volume,intent\nmoka pot,0,commercial\n")
    report = load(site, "keyword,volume,difficulty,intent\nmoka pot,99,,informational\n")
    assert report.filled == 0
    assert figures("moka pot") == (0, None, "commercial", "")


def test_the_clusters_of_keywords_that_changed_are_added_up_anew(site):
    moka = ClusterFactory(site=site)
    for text in ("moka pot", "moka express"):
        KeywordFactory.mapped(moka, keyword=text)
    load(site, "keyword,volume,intent\nmoka pot,90,commercial\nmoka express,10,informational\n")
    moka.refresh_from_db()
    assert (moka.volume, moka.search_intent) == (100, "commercial")


def test_a_file_that_brings_nothing_new_writes_nothing(site, django_assert_max_num_queries):
    text = "keyword,volume\n" + "".join(f"keyword {n},{n}\n" for n in range(200))
    load(site, text)
    with django_assert_max_num_queries(6):
        assert load(site, text).filled == 0
