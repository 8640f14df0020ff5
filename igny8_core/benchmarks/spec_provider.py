"""A provider that answers at once with exactly the spec's example: 47 keywords → 8 clusters → 56 ideas → 224 images.

It costs nothing and thinks nothing, so that a benchmark measures the machinery and a test knows what must come out.
"""

from __future__ import annotations

import json
from typing import Any

from igny8_core.ai.providers.base import (
    ImageReply,
    ImageRequest,
    OnProgress,
    TextReply,
    TextRequest,
    Usage,
    no_progress,
)

CLUSTERS, IDEAS_PER_CLUSTER, WORDS, IMAGES = 8, 7, 2500, 4
_HEADINGS = ["What it is", "How it works", "What to mind"]
#: Three headings of three words each, the rest in one paragraph: 2,500 words to the dot.
_HTML = "".join(f"<h2>{heading}</h2>" for heading in _HEADINGS) + "<p>" + "word " * (WORDS - 9) + "</p>"
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class SpecTextProvider:
    """Text by formula."""

    name = "spec"
    is_local = False

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """The reply as JSON, in the schema that was asked for."""
        answers = {
            "auto_cluster": _clusters,
            "generate_ideas": _ideas,
            "generate_content": _article,
            "generate_image_prompts": _prompts,
        }
        return TextReply(text=json.dumps(answers[request.function](request.data)), usage=Usage(model="spec"))


class SpecImageProvider:
    """One pixel."""

    name = "spec"
    is_local = False
    model = "spec"

    def generate(self, request: ImageRequest) -> ImageReply:
        """A PNG."""
        return ImageReply(content=_PIXEL, media_type="image/png", usage=Usage(model="spec"), is_ours=True)


def _clusters(data: dict[str, Any]) -> dict[str, Any]:
    known = {cluster["name"]: cluster["id"] for cluster in data["clusters"]}
    by_name: dict[str, list[int]] = {}
    for keyword in data["keywords"]:
        by_name.setdefault(f"Topic {_letter(keyword['id'] % CLUSTERS)}", []).append(keyword["id"])
    return {
        "clusters": [
            {"cluster_id": known.get(name), "name": name, "description": "", "keyword_ids": ids}
            for name, ids in by_name.items()
        ]
    }


def _ideas(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "ideas": [
            {
                "cluster_id": cluster["id"],
                "title": f"{cluster['name']} article {n + 1}",
                "angle": "",
                "search_intent": "informational",
                "content_type": "guide",
                "target_keywords": [],
                "outline": _HEADINGS,
                "word_count": WORDS,
            }
            for cluster in data["clusters"]
            for n in range(IDEAS_PER_CLUSTER)
        ]
    }


def _article(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": data["title"],
        "meta_title": data["title"],
        "meta_description": "",
        "slug": "",
        "excerpt": "",
        "html": _HTML,
    }


def _prompts(data: dict[str, Any]) -> dict[str, Any]:
    in_article = [{"heading": h, "prompt": f"Picture of {h}", "alt_text": h} for h in data["headings"]]
    featured = {"heading": "", "prompt": f"Picture of {data['title']}", "alt_text": data["title"]}
    return {"featured": featured, "in_article": in_article[: IMAGES - 1]}


def _letter(n: int) -> str:
    return "ABCDEFGH"[n]
