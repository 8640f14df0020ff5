"""Opening clusters by name."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from igny8_core.business.planning.models import Clusters
from igny8_core.business.planning.services.cluster_opening import NewCluster, open_clusters
from igny8_core.tests.factories import ClusterFactory, SiteFactory


def _open(site, *names):
    clusters = [NewCluster(name, name.casefold(), f"About {name}") for name in names]
    with transaction.atomic():
        return open_clusters(account_id=site.account_id, site_id=site.pk, clusters=clusters)


def _names(site):
    return list(Clusters.objects.filter(site=site).order_by("pk").values_list("name", flat=True))


@pytest.mark.django_db
def test_new_names_become_clusters_with_all_their_defaults(site):
    opened = _open(site, "Kettles", "Moka Pots")
    assert opened.created == 2
    kettles = Clusters.objects.get(pk=opened.ids["kettles"])
    assert (kettles.name, kettles.description, kettles.account_id) == ("Kettles", "About Kettles", site.account_id)
    assert (kettles.status, kettles.generation_status, kettles.disabled) == ("new", "pending", False)
    assert (kettles.search_intent, kettles.volume) == ("", None)
    assert kettles.created_at and kettles.updated_at
    assert set(opened.ids) == {"kettles", "moka pots"}


@pytest.mark.django_db
def test_a_name_that_the_site_has_is_that_cluster_and_nothing_of_it_changes(site):
    known = ClusterFactory(site=site, name="Kettles", description="Mine")
    opened = _open(site, "kettles", "Grinders")
    assert opened.ids["kettles"] == known.pk
    assert opened.created == 1
    known.refresh_from_db()
    assert (known.name, known.description) == ("Kettles", "Mine")


@pytest.mark.django_db
def test_another_sites_clusters_are_not_ours(site):
    ClusterFactory(site=SiteFactory(), name="Kettles")
    assert _open(site, "Kettles").created == 1


@pytest.mark.django_db
def test_beside_a_disabled_cluster_the_next_number_is_opened_and_found_again(site):
    ClusterFactory(site=site, name="Kettles", disabled=True)
    first = _open(site, "Kettles")
    again = _open(site, "Kettles")
    assert first.ids == again.ids
    assert (first.created, again.created) == (1, 0)
    assert _names(site) == ["Kettles", "Kettles 2"]
    Clusters.objects.update(disabled=True)
    _open(site, "Kettles")
    assert _names(site) == ["Kettles", "Kettles 2", "Kettles 3"]


@pytest.mark.django_db
def test_a_number_never_makes_a_name_too_long(site):
    name = "k" * 200
    ClusterFactory(site=site, name=name, disabled=True)
    opened = Clusters.objects.get(pk=_open(site, name).ids[name])
    assert opened.name == "k" * 198 + " 2"


@pytest.mark.django_db
def test_any_number_of_names_is_one_statement_and_none_is_no_statement(site, django_assert_num_queries):
    with django_assert_num_queries(3):  # the transaction's own two
        _open(site, *(f"Topic {n}" for n in range(40)))
    with django_assert_num_queries(0):
        assert open_clusters(account_id=site.account_id, site_id=site.pk, clusters=[]).created == 0


@pytest.mark.django_db(transaction=True)
def test_the_same_name_opened_by_two_at_once_is_one_cluster():
    site = SiteFactory()
    ready, found = threading.Barrier(2), []

    def work():
        ready.wait()
        found.append(_open(site, "Kettles"))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.created for one in found) == [0, 1]
    assert found[0].ids == found[1].ids
    assert Clusters.objects.count() == 1
