"""A provider that answers small and well by itself, and exactly as a test says where the test says so.

Three keywords become one cluster, two ideas, two 500-word articles and four images. `SCRIPT.asked` is every request.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
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

WORDS = 500
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645"
    "400000000049454e44ae426082"
)
#: What to do with a request: an exception to raise, a dict or text to answer with, or a function that says.
Answer = Exception | dict | str | Callable[[Any], Any] | TextReply | ImageReply | None
Asked = TextRequest | ImageRequest


@dataclass
class Script:
    """What is answered: the steps in order, then the first rule that fits, then the small good answer."""

    asked: list[Asked] = field(default_factory=list)
    steps: deque[Answer] = field(default_factory=deque)
    rules: list[tuple[Callable[[Asked], bool], Answer]] = field(default_factory=list)
    ideas: int = 2

    def then(self, *answers: Answer) -> None:
        """Answer the next requests like this; None is the good answer."""
        self.steps.extend(answers)

    def always(self, answer: Answer, *, when: Callable[[Asked], bool] = lambda request: True) -> None:
        self.rules.append((when, answer))

    def relax(self) -> None:
        """From now on everything is answered well."""
        self.steps.clear()
        self.rules.clear()

    def asked_of(self, function: str) -> list[TextRequest]:
        return [request for request in self.asked if getattr(request, "function", "generate_images") == function]

    def decide(self, request: Asked) -> Any:
        self.asked.append(request)
        answer = self.steps.popleft() if self.steps else next((a for fits, a in self.rules if fits(request)), None)
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer


SCRIPT = Script()


class ScriptedText:
    name = "scripted"
    is_local = False

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        answer = SCRIPT.decide(request)
        if isinstance(answer, TextReply):
            return answer
        return reply(GOOD[request.function](request.data) if answer is None else answer)


class ScriptedImages:
    name = "scripted"
    is_local = False
    model = "scripted"

    def generate(self, request: ImageRequest) -> ImageReply:
        answer = SCRIPT.decide(request)
        return answer or ImageReply(content=PIXEL, media_type="image/png", usage=Usage(model="scripted"), is_ours=True)


def reply(answer: Any, *, finish_reason: str = "stop") -> TextReply:
    """An answer as it comes from a text provider; dicts and lists become JSON."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    return TextReply(
        text=text, usage=Usage(model="scripted", input_tokens=30, output_tokens=70), finish_reason=finish_reason
    )


def cluster(keyword_ids: list[Any], *, name: str = "Moka Pots", cluster_id: int | None = None) -> dict[str, Any]:
    return {"cluster_id": cluster_id, "name": name, "description": "", "keyword_ids": keyword_ids}


def idea(cluster_id: int, title: str, **changes: Any) -> dict[str, Any]:
    return {
        "cluster_id": cluster_id,
        "title": title,
        "angle": "",
        "search_intent": "informational",
        "content_type": "guide",
        "target_keywords": [],
        "outline": ["What it is", "How it works"],
        "word_count": WORDS,
    } | changes


def article(**changes: Any) -> dict[str, Any]:
    html = "<h2>How it works</h2><p>" + "word " * (WORDS - 3) + "</p>"
    empty = dict.fromkeys(("meta_title", "meta_description", "slug", "excerpt"), "")
    return {"title": "Moka pot basics", "html": html} | empty | changes


def prompt(heading: str = "", text: str = "A moka pot") -> dict[str, str]:
    return {"heading": heading, "prompt": text, "alt_text": text}


GOOD: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "auto_cluster": lambda data: {"clusters": [_one_cluster(data)]},
    "generate_ideas": lambda data: {
        "ideas": [idea(c["id"], f"{c['name']} article {n}") for c in data["clusters"] for n in range(SCRIPT.ideas)]
    },
    "generate_content": lambda data: article(title=data["title"]),
    # Nothing to add: the article stays as short as the test made it.
    "extend_content": lambda data: {"additions": []},
    "generate_image_prompts": lambda data: {
        "featured": prompt(text=f"Picture of {data['title']}"),
        "in_article": [prompt(heading) for heading in data["headings"][: data["wanted"]]],
    },
}


def _one_cluster(data: dict[str, Any]) -> dict[str, Any]:
    known = {one["name"]: one["id"] for one in data["clusters"]}
    return cluster([k["id"] for k in data["keywords"]], cluster_id=known.get("Moka Pots"))
