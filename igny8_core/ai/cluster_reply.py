"""Reading a clustering answer: trust nothing, lose nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from igny8_core.ai.base import Reply
from igny8_core.ai.cluster_candidates import NearCluster, OpenKeyword
from igny8_core.ai.cluster_names import is_for_leftovers, readable
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.names import name_group
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
    search_intent: str = ""


def read_assignments(
    reply: Reply, *, keywords: Sequence[OpenKeyword], known: Mapping[int, NearCluster], groups: Mapping[int, int]
) -> list[Assignment]:
    """Assignments for the keywords asked about, each at most once. `groups` is the plan's group of a keyword.

    Raises ProviderError when the answer has none of them.
    """
    texts = {one.pk: one.keyword for one in keywords}
    by_key = {name_key(cluster.name): pk for pk, cluster in known.items()}
    left = dict.fromkeys(texts)
    assignments: dict[object, Assignment] = {}
    for one in _split_leftovers(_without_own_numbers(read_json(reply, ClustersReply).clusters, known), groups):
        ids = [pk for pk in dict.fromkeys(one.keyword_ids) if pk in left]
        if not ids:
            continue
        for pk in ids:
            del left[pk]
        named = readable(one.name) or name_group([texts[pk] for pk in ids], taken=_keys(assignments))
        place = _place(one.model_copy(update={"name": named}), known, by_key)
        key = place.cluster_id if place.cluster_id is not None else name_key(place.name)
        assignments.setdefault(key, place).keyword_ids.extend(ids)
    if not assignments:
        raise ProviderError("The AI's answer assigned none of the keywords.", phase="PARSE")
    return list(assignments.values())


def _keys(assignments: Mapping[object, Assignment]) -> set[str]:
    return {name_key(one.name) for one in assignments.values()}


def _place(one: ClusterReply, known: Mapping[int, NearCluster], by_key: Mapping[str, int]) -> Assignment:
    """The cluster meant: by id, by a name that one of the candidates has, or a new one."""
    cluster_id = one.cluster_id if one.cluster_id in known else by_key.get(name_key(one.name))
    new = Assignment(cluster_id, one.name, " ".join(one.description.split()), [], one.search_intent)
    return new if cluster_id is None else replace(new, name=known[cluster_id].name, description="")


def _without_own_numbers(clusters: Sequence[ClusterReply], known: Mapping[int, NearCluster]) -> Sequence[ClusterReply]:
    """Small models number their clusters 1, 2, 3 where ids of existing clusters belong: then names count."""
    ids = [one.cluster_id for one in clusters]
    counted = len(ids) > 1 and ids in (list(range(len(ids))), list(range(1, len(ids) + 1)))
    named = [(one.name, known[one.cluster_id or 0].name) for one in clusters if one.cluster_id in known]
    meant = any(not name.strip() or name_key(name) == name_key(known_as) for name, known_as in named)
    return [one.model_copy(update={"cluster_id": None}) for one in clusters] if counted and not meant else clusters


def _split_leftovers(clusters: Sequence[ClusterReply], groups: Mapping[int, int]) -> Iterator[ClusterReply]:
    """A new cluster for leftovers becomes one for each group that planning saw in it, to be named after its keywords.

    At the end, so that a keyword which stands in a topic as well goes there.
    """
    leftovers: list[ClusterReply] = []
    for one in clusters:
        if one.cluster_id is None and is_for_leftovers(one.name):
            leftovers.append(one)
        else:
            yield one
    for one in leftovers:
        members: dict[int, list[int]] = defaultdict(list)
        for pk in one.keyword_ids:
            members[groups.get(pk, -1)].append(pk)
        for ids in members.values():
            yield one.model_copy(update={"name": "", "description": "", "keyword_ids": ids})
