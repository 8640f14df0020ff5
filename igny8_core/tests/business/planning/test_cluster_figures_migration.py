"""Clusters from before have their figures after the migration."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps

from igny8_core.business.planning.models import Clusters
from igny8_core.tests.factories import ClusterFactory, KeywordFactory

migration = import_module("igny8_core.business.planning.migrations.0003_fill_cluster_figures")


@pytest.mark.django_db
def test_clusters_get_the_figures_of_their_keywords(site):
    for volume, intent in [(10, "commercial"), (None, ""), (30, "informational")]:
        KeywordFactory.mapped(
            ClusterFactory(site=site) if volume == 10 else Clusters.objects.get(), volume=volume, intent=intent
        )
    empty = ClusterFactory(site=site)
    migration.fill(apps, None)
    figures = dict(Clusters.objects.values_list("pk", "volume"))
    assert figures.pop(empty.pk) is None
    assert list(figures.values()) == [40]
    assert Clusters.objects.exclude(pk=empty.pk).get().search_intent == "informational"
