"""The rows that each function of the table works on, and how what it stored is looked at."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.models import AITask
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    ContentFactory,
    KeywordFactory,
    SiteFactory,
    TaskFactory,
)

#: Ids are part of the answers, which the fake server knows beforehand.
MOKA, GRINDERS = 501, 502
KEYWORDS = {
    601: "moka pot",
    602: "best moka pot",
    603: "moka pot coffee",
    604: "burr grinder",
    605: "best burr grinder",
}
PUBLISHED = "guide to cleaning moka pots"
HEADINGS = ["What it is", "How it works", "What to buy"]
WORDS = 100


def task_for(function: str, marker: str) -> AITask:
    """A task of `function` whose prompt has `marker` in it."""
    site = SiteFactory(domain=marker)
    return GROUNDS[function](site, marker)


def stored(function: str) -> Any:
    """What the function has saved, as the table writes it."""
    return FOUND[function]()


def counts() -> dict[str, int]:
    """Rows of everything that a function can save."""
    return {model.__name__: model.objects.count() for model in (Clusters, ContentIdeas, Tasks, Content, Images)}


def _keywords(site: Any, marker: str) -> AITask:
    return AITaskFactory.on(
        "auto_cluster", *(KeywordFactory(site=site, pk=pk, keyword=text) for pk, text in KEYWORDS.items())
    )


def _clusters(site: Any, marker: str) -> AITask:
    moka = ClusterFactory(site=site, pk=MOKA, name="Moka Pots")
    grinders = ClusterFactory(site=site, pk=GRINDERS, name="Burr Grinders")
    KeywordFactory.mapped(moka, keyword="moka pot")
    KeywordFactory.mapped(grinders, keyword="burr grinder")
    ContentFactory(site=site, title=PUBLISHED, status="published")
    return AITaskFactory.on("generate_ideas", moka, grinders)


def _order(site: Any, marker: str) -> AITask:
    row = TaskFactory(site=site, title="Moka pot basics", word_count=WORDS, outline=HEADINGS, target_keywords=[marker])
    return AITaskFactory.on("generate_content", row, label=row.title)


def _article(site: Any, marker: str) -> AITask:
    html = "".join(f"<h2>{heading}</h2><p>Words</p>" for heading in HEADINGS)
    order = TaskFactory(site=site, cluster=ClusterFactory(site=site, name=marker))
    row = ContentFactory(site=site, title="Moka pot basics", html=html, word_count=1400, task=order)
    return AITaskFactory.on("generate_image_prompts", row)


def _found_clusters() -> dict[str, list[int]]:
    rows = Keywords.objects.filter(cluster__isnull=False).order_by("pk")
    found: dict[str, list[int]] = {}
    for row in rows.select_related("cluster"):
        found.setdefault(row.cluster.name, []).append(row.pk)
    return found


def _found_ideas() -> list[str]:
    return sorted(ContentIdeas.objects.values_list("idea_title", flat=True))


def _found_article() -> dict[str, Any]:
    return Content.objects.values().last() or {}


def _found_prompts() -> list[tuple[str, str, str]]:
    return list(Images.objects.order_by("position").values_list("heading", "prompt", "alt_text"))


GROUNDS = {
    "auto_cluster": _keywords,
    "generate_ideas": _clusters,
    "generate_content": _order,
    "generate_image_prompts": _article,
}
FOUND = {
    "auto_cluster": _found_clusters,
    "generate_ideas": _found_ideas,
    "generate_content": _found_article,
    "generate_image_prompts": _found_prompts,
}
