"""A perfect model in miniature: it knows the topic of every keyword it is shown, and nothing beyond the request.

Within one request it groups without a mistake. A group goes to an existing cluster only if most of the keywords shown
of that cluster are of its topic; else it opens a cluster, named after the group's first keyword. So what a site ends
with is the work of the batches and candidates, not of the model.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from igny8_core.ai.providers.base import OnProgress, TextReply, TextRequest, Usage, no_progress

#: What a token is in plain English, near enough to compare prompts.
CHARACTERS_PER_TOKEN = 4


@dataclass
class Knowledge:
    """The topic of each keyword, and what the oracle was asked so far."""

    topics: dict[str, str] = field(default_factory=dict)
    calls: int = 0
    tokens: int = 0
    clusters_shown: int = 0


KNOWLEDGE = Knowledge()


class OracleProvider:
    """Answers stage 1 from `KNOWLEDGE.topics`; it reads the prompt's data as a model does."""

    name = "oracle"
    is_local = False

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """The request's keywords by topic."""
        asked = json.loads(request.prompt.partition("<data>")[2].rpartition("</data>")[0])
        text = json.dumps({"clusters": assign(asked["keywords"], asked["existing_clusters"], KNOWLEDGE.topics)})
        tokens = len(request.system + request.prompt) // CHARACTERS_PER_TOKEN
        KNOWLEDGE.calls += 1
        KNOWLEDGE.tokens += tokens
        KNOWLEDGE.clusters_shown += len(asked["existing_clusters"])
        usage = Usage(model="oracle", input_tokens=tokens, output_tokens=len(text) // CHARACTERS_PER_TOKEN)
        return TextReply(text=text, usage=usage)


def assign(
    keywords: Sequence[Mapping[str, Any]], clusters: Sequence[Mapping[str, Any]], topics: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The `clusters` of the answer."""
    place_of: dict[str, Mapping[str, Any]] = {}
    for cluster in clusters:
        shown = Counter(topics[keyword] for keyword in cluster["keywords"] if keyword in topics)
        if shown:
            place_of.setdefault(shown.most_common(1)[0][0], cluster)
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for keyword in keywords:
        groups[topics[keyword["keyword"]]].append(keyword)
    return [_answer(place_of.get(topic), members) for topic, members in groups.items()]


def _answer(place: Mapping[str, Any] | None, members: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "cluster_id": place["id"] if place else None,
        "name": place["name"] if place else members[0]["keyword"],
        "description": "",
        "search_intent": "informational",
        "keyword_ids": [member["id"] for member in members],
    }
