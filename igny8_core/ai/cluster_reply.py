"""Reading a clustering answer: trust nothing, lose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from igny8_core.ai.base import Reply
from igny8_core.ai.cluster_candidates import NearCluster
from igny8_core.ai.clustering.names import name_key
from igny8_core.ai.replies import ClusterReply, ClustersReply
from igny8_core.ai.text_requests import read_json
from igny8_core.common.exceptions import ProviderError


@dataclass
class Assignment:
    """Keywords of one cluster: an existing one (`cluster_id`) or a new one by `name`."""

    cluster_id: int | None
    name: str
    description: str
    keyword_ids: list[int]


def read_assignments(reply: Reply, *, keyword_ids: list[int], known: Mapping[int, NearCluster]) -> list[Assignment]:
    """Assignments for the keywords asked about. Raises ProviderError when the answer has none of them."""
    left = dict.fromkeys(keyword_ids)
    by_key = {name_key(cluster.name): pk for pk, cluster in known.items()}
    assignments: dict[object, Assignment] = {}
    for one in read_json(reply, ClustersReply).clusters:
        ids = [pk for pk in dict.fromkeys(one.keyword_ids) if pk in left]
        place = _place(one, known, by_key)
        if not ids or place is None:
            continue
        for pk in ids:
            del left[pk]
        key = place.cluster_id if place.cluster_id is not None else name_key(place.name)
        assignments.setdefault(key, place).keyword_ids.extend(ids)
    if not assignments:
        raise ProviderError("The AI's answer assigned none of the keywords.", phase="PARSE")
    return list(assignments.values())


def _place(one: ClusterReply, known: Mapping[int, NearCluster], by_key: Mapping[str, int]) -> Assignment | None:
    """The cluster meant: by id, by a name that one of the candidates has, or a new one; None without any of them."""
    name = " ".join(one.name.split())[:200]
    cluster_id = one.cluster_id if one.cluster_id in known else by_key.get(name_key(name))
    if cluster_id is not None:
        return Assignment(cluster_id, known[cluster_id].name, "", [])
    return Assignment(None, name, " ".join(one.description.split()), []) if name else None
