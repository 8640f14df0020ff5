"""What an operator changes about keywords is in the figures of their clusters."""

from __future__ import annotations

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.test import Client
from django.urls import reverse

from igny8_core.business.planning.models import Clusters
from igny8_core.tests.factories import ClusterFactory, KeywordFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    client = Client()
    client.force_login(UserFactory.operator())
    return client


@pytest.fixture
def keyword(site):
    return KeywordFactory.mapped(ClusterFactory(site=site, volume=90), keyword="moka pot", volume=90)


def _save(operator, keyword, **changes):
    fields = (
        "keyword",
        "keyword_key",
        "volume",
        "difficulty",
        "intent",
        "country",
        "account_id",
        "site_id",
        "cluster_id",
    )
    form = {name.removesuffix("_id"): getattr(keyword, name) or "" for name in fields} | changes
    response = operator.post(reverse("admin:planning_keywords_change", args=[keyword.pk]), form)
    assert response.status_code == 302, response.context["errors"]


def _volumes():
    return list(Clusters.objects.order_by("pk").values_list("volume", flat=True))


def test_a_new_volume_is_added_up(operator, keyword):
    _save(operator, keyword, volume=40)
    assert _volumes() == [40]


def test_a_keyword_takes_its_searches_along_to_another_cluster(operator, keyword):
    _save(operator, keyword, cluster=ClusterFactory(site=keyword.site).pk)
    assert _volumes() == [None, 90]


def test_a_disabled_keyword_counts_no_more(operator, keyword):
    _save(operator, keyword, disabled="on")
    assert _volumes() == [None]


def test_deleted_keywords_count_no_more(operator, keyword):
    other = KeywordFactory.mapped(keyword.cluster, volume=7)
    operator.post(reverse("admin:planning_keywords_delete", args=[keyword.pk]), {"post": "yes"})
    assert _volumes() == [7]
    selected = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [other.pk], "post": "yes"}
    operator.post(reverse("admin:planning_keywords_changelist"), selected)
    assert _volumes() == [None]
