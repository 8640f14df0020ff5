"""Runs a sample list through the offline answers the way the automation does, without a database."""

from __future__ import annotations

from igny8_core.ai.clustering.batches import plan_batches
from igny8_core.ai.providers.offline.assigning import assign
from igny8_core.ai.providers.offline.ideas import suggest
from igny8_core.tests.ai.clustering.samples import keyword_rows


def clusters_of(name: str, *, batch_size: int = 20) -> dict[int, dict]:
    """id → {name, ids, groups} after all batches of stage 1."""
    texts = [row["keyword"] for row in keyword_rows(name)]
    clusters: dict[int, dict] = {}
    for batch in plan_batches(texts, batch_size=batch_size):
        label_of = dict(zip(batch.members, batch.groups, strict=True))
        keywords = [{"id": i, "keyword": texts[i], "group": label} for i, label in label_of.items()]
        known = [
            {"id": pk, "name": c["name"], "keywords": [texts[i] for i in c["ids"][:3]], "groups": sorted(c["groups"])}
            for pk, c in clusters.items()
        ]
        for one in assign({"keywords": keywords, "clusters": known}).clusters:
            pk = one.cluster_id if one.cluster_id is not None else len(clusters) + 1
            cluster = clusters.setdefault(pk, {"name": one.name, "ids": [], "groups": set()})
            cluster["ids"] += one.keyword_ids
            cluster["groups"] |= {label_of[i] for i in one.keyword_ids}
    return clusters


def ideas_of(name: str) -> list:
    """The ideas of all clusters of a sample list."""
    rows = keyword_rows(name)
    clusters = [
        {
            "id": pk,
            "name": cluster["name"],
            "keywords": [
                {"keyword": rows[i]["keyword"], "intent": rows[i]["intent"], "volume": int(rows[i]["volume"])}
                for i in cluster["ids"]
            ],
        }
        for pk, cluster in clusters_of(name).items()
    ]
    site = {"domain": "example.com", "language": "en"}
    return suggest({"site": site, "clusters": clusters, "existing_titles": []}).ideas
