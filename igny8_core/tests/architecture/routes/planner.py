"""Below planner/."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from igny8_core.business.planning.models import Clusters
from igny8_core.tests.architecture.routes.case import Case, Ids, ids, pk, site_id
from igny8_core.tests.factories import ClusterFactory, IdeaFactory, KeywordFactory

UNKNOWN = 10**6
FILE = b"keyword,volume\nmoka pot,320\n"


def a_keyword(site: Any) -> Any:
    return KeywordFactory(site=site)


def a_cluster(site: Any) -> Any:
    return ClusterFactory(site=site)


def an_idea(site: Any) -> Any:
    return IdeaFactory(site=site)


def a_pair(site: Any) -> Any:
    """Two keywords of a cluster; the first is answered."""
    first = KeywordFactory.mapped(ClusterFactory(site=site))
    KeywordFactory.mapped(first.cluster)
    return first


def cluster_id(site: Any, row: Any) -> dict[str, Any]:
    return {"cluster_id": row.pk or UNKNOWN}


def new_keyword(site: Any, row: Any) -> dict[str, Any]:
    return {"site_id": site.pk, "keyword": "moka pot"}


def new_cluster(site: Any, row: Any) -> dict[str, Any]:
    return {"site_id": site.pk, "name": "Moka Pots"}


def new_cluster_of(site: Any, row: Any) -> dict[str, Any]:
    return {**new_cluster(site, row), "keyword_ids": [row.pk or UNKNOWN]}


def new_idea(site: Any, row: Any) -> dict[str, Any]:
    return {"site_id": site.pk, "cluster_id": row.pk or UNKNOWN, "idea_title": "Which Moka Pot?"}


def changed(**changes: Any) -> Ids:
    return lambda site, row: changes


def all_changed(**changes: Any) -> Ids:
    return lambda site, row: {"ids": [row.pk or UNKNOWN], "changes": changes}


def two_clusters(site: Any) -> Any:
    ClusterFactory(site=site)
    return ClusterFactory(site=site)


def into(site: Any, row: Any) -> dict[str, Any]:
    """The other cluster of the site into this one."""
    others = list(Clusters.objects.filter(site_id=row.site_id).exclude(pk=row.pk).values_list("pk", flat=True))
    return {"into_id": row.pk or UNKNOWN, "ids": others if row.pk else [UNKNOWN + 1]}


def id_of_cluster(site: Any, row: Any) -> dict[str, Any]:
    """Of a keyword's."""
    return {"id": _cluster_of(row)}


def in_cluster(site: Any, row: Any) -> dict[str, Any]:
    return {"cluster_id": _cluster_of(row)}


def all_in_cluster(site: Any, row: Any) -> dict[str, Any]:
    return {"ids": [row.pk or UNKNOWN], "changes": in_cluster(site, row)}


def _cluster_of(row: Any) -> int:
    return getattr(row, "cluster_id", None) or getattr(row, "keyword_cluster_id", None) or UNKNOWN


def new_keyword_in_cluster(site: Any, row: Any) -> dict[str, Any]:
    return {**new_keyword(site, row), **cluster_id(site, row)}


def one_of_a_pair(site: Any, row: Any) -> dict[str, Any]:
    return {"name": "Moka Pot Cleaning", "keyword_ids": [row.pk or UNKNOWN]}


def of_rows(name: str, state: Any, *, change: dict[str, Any]) -> Iterator[Case]:
    """What keywords, clusters and ideas have alike."""
    path = f"planner/{name}/"
    yield Case(f"GET {path}", "query site_id", query=site_id)
    yield Case(f"GET {path}export/", "query site_id", query=site_id)
    yield Case(f"GET {path}{{id}}/", "path id", path=pk, state=state)
    yield Case(f"PATCH {path}{{id}}/", "path id", path=pk, state=state, body=changed(**change))
    yield Case(f"DELETE {path}{{id}}/", "path id", path=pk, state=state)
    yield Case(f"POST {path}bulk_update/", "body ids", state=state, body=all_changed(**change))
    yield Case(f"POST {path}bulk_delete/", "body ids", state=state, body=ids)


CASES = (
    *of_rows("keywords", a_keyword, change={"disabled": True}),
    Case("GET planner/keywords/", "query cluster_id", state=a_cluster, query=cluster_id),
    Case("GET planner/keywords/export/", "query cluster_id", state=a_cluster, query=cluster_id),
    Case("POST planner/keywords/", "body site_id", body=new_keyword),
    Case("POST planner/keywords/auto_cluster/", "body ids", state=a_keyword, body=ids),
    Case("POST planner/keywords/", "body cluster_id", state=a_cluster, body=new_keyword_in_cluster),
    Case("PATCH planner/keywords/{id}/", "body cluster_id", state=a_pair, path=pk, body=in_cluster),
    Case("POST planner/keywords/bulk_update/", "body changes.cluster_id", state=a_pair, body=all_in_cluster),
    Case("POST planner/keywords/import/", "body site_id", body=site_id, file=FILE),
    Case("POST planner/keywords/import/preview/", "body site_id", body=site_id, file=FILE),
    *of_rows("clusters", a_cluster, change={"disabled": True}),
    Case("POST planner/clusters/", "body site_id", body=new_cluster),
    Case("POST planner/clusters/", "body keyword_ids", state=a_keyword, body=new_cluster_of),
    Case("POST planner/clusters/contents/", "body ids", state=a_cluster, body=ids, only_reads=True),
    Case("POST planner/clusters/generate_ideas/", "body ids", state=a_cluster, body=ids),
    Case("POST planner/clusters/merge/", "body into_id", state=two_clusters, body=into),
    Case("POST planner/clusters/merge/", "body ids", state=two_clusters, body=into),
    Case("POST planner/clusters/{id}/split/", "path id", state=a_pair, path=id_of_cluster, body=one_of_a_pair),
    Case("POST planner/clusters/{id}/split/", "body keyword_ids", state=a_pair, path=id_of_cluster, body=one_of_a_pair),
    *of_rows("ideas", an_idea, change={"word_count": 900}),
    Case("GET planner/ideas/", "query cluster_id", state=a_cluster, query=cluster_id),
    Case("GET planner/ideas/export/", "query cluster_id", state=a_cluster, query=cluster_id),
    Case("POST planner/ideas/", "body site_id", state=a_cluster, body=new_idea),
    Case("POST planner/ideas/", "body cluster_id", state=a_cluster, body=new_idea),
    Case("PATCH planner/ideas/{id}/", "body cluster_id", state=an_idea, path=pk, body=in_cluster),
    Case("POST planner/ideas/bulk_update/", "body changes.cluster_id", state=an_idea, body=all_in_cluster),
    Case("POST planner/ideas/bulk_queue_to_writer/", "body ids", state=an_idea, body=ids),
)
