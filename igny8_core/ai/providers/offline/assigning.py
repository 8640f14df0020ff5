"""Keywords to clusters: every group of the plan goes to the cluster it has, or opens one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.names import name_group
from igny8_core.ai.providers.offline.intents import main_intent
from igny8_core.ai.providers.offline.language import Language, language_of
from igny8_core.ai.providers.offline.wording import listing, phrase
from igny8_core.ai.replies import ClusterReply, ClustersReply

Rows = Sequence[Mapping[str, Any]]
#: Candidate clusters that a group meets, by the label of the group.
Places = dict[int, Mapping[str, Any]]

MOST_NAMED = 3
#: Of the candidates, those whose words a name has to differ from: the nearest come first.
NEAREST = 30


def assign(data: Mapping[str, Any]) -> ClustersReply:
    """Answer for {"keywords": [{id, keyword, group}], "clusters": [{id, name, keywords, groups}]}; every id once."""
    keywords, clusters = data["keywords"], data.get("clusters", [])
    planned = all(keyword.get("group") is not None for keyword in keywords)
    labels = [int(k["group"]) for k in keywords] if planned else []
    places = _places_by_plan(clusters)
    if not planned:
        labels, places = _group_here(keywords, clusters)
    members: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for label, keyword in zip(labels, keywords, strict=True):
        members[label].append(keyword)
    return _reply(members, places, clusters, language_of(data.get("language")))


def _places_by_plan(clusters: Rows) -> Places:
    places: Places = {}
    for cluster in clusters:
        for label in cluster.get("groups", ()):
            places.setdefault(label, cluster)
    return places


def _group_here(keywords: Rows, clusters: Rows) -> tuple[list[int], Places]:
    """Nobody planned: group the keywords and the clusters' own keywords together."""
    owned = [(cluster, text) for cluster in clusters for text in cluster.get("keywords") or [cluster["name"]]]
    labels = group([k["keyword"] for k in keywords] + [f"{cluster['name']} {text}" for cluster, text in owned])
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for label, (cluster, _) in zip(labels[len(keywords) :], owned, strict=True):
        votes[label][cluster["id"]] += 1
    by_id = {cluster["id"]: cluster for cluster in clusters}
    places = {label: by_id[count.most_common(1)[0][0]] for label, count in votes.items()}
    return labels[: len(keywords)], places


def _reply(
    members: Mapping[int, list[Mapping[str, Any]]], places: Places, clusters: Rows, language: Language
) -> ClustersReply:
    existing = {name_key(cluster["name"]): cluster for cluster in reversed(clusters)}
    taken: set[str] = set()
    found: dict[str, ClusterReply] = {}
    for label, rows in members.items():
        place = places.get(label)
        if place is None:
            name = name_group([row["keyword"] for row in rows], others=_others(label, members, clusters), taken=taken)
            place = existing.get(name_key(name), {"id": None, "name": name})
            taken.add(name_key(name))
        key = f"id {place['id']}" if place["id"] is not None else name_key(place["name"])
        cluster = found.setdefault(
            key, ClusterReply(cluster_id=place["id"], name=place["name"], description="", keyword_ids=[])
        )
        cluster.keyword_ids += [row["id"] for row in rows]
    by_id = {row["id"]: row for rows in members.values() for row in rows}
    described = [_described(cluster, [by_id[i] for i in cluster.keyword_ids], language) for cluster in found.values()]
    return ClustersReply(clusters=described)


def _others(label: int, members: Mapping[int, list[Mapping[str, Any]]], clusters: Rows) -> list[str]:
    elsewhere = [row["keyword"] for other, rows in members.items() if other != label for row in rows]
    return elsewhere + [text for cluster in clusters[:NEAREST] for text in cluster.get("keywords", ())]


def _described(cluster: ClusterReply, rows: Rows, language: Language) -> ClusterReply:
    named = [language.quoted(phrase(row["keyword"])) for row in rows[:MOST_NAMED]]
    description = language.notices.cluster.format(names=listing(named, last=language.conjunction))
    return cluster.model_copy(update={"description": description, "search_intent": main_intent(rows)})
