"""The seven stages as seven rows of data: what fills the queue, who works on it, how the result is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from igny8_core.business.accounts.models import Site
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import (
    ClusterStatus,
    ContentStatus,
    IdeaStatus,
    ImageStatus,
    KeywordStatus,
    TaskStatus,
)


@dataclass(frozen=True)
class Stage:
    """One row.

    `items` names the counters (`keywords_processed`), `item` and `label` are what a person reads (one, many). `made`
    are the counters of what comes out, the main one first; `made_item` and `made_label` are how that reads.
    """

    number: int
    name: str
    kind: str
    items: str
    item: str
    label: str
    made: tuple[str, ...]
    made_item: str
    made_label: str
    queue: Callable[[Site], QuerySet[Any]]
    function: str = ""

    def counted(self, items: int) -> str:
        """`1 keyword`, `47 keywords`"""
        return plural(items, self.item, self.label)

    def came_of(self, items: int, made: int) -> str:
        """`47 keywords → 8 clusters`"""
        return f"{self.counted(items)} → {plural(made, self.made_item, self.made_label)}"

    @property
    def batch_size_field(self) -> str:
        """The field of AutomationConfig."""
        return f"stage_{self.number}_batch_size"

    @property
    def result_field(self) -> str:
        """The field of AutomationRun."""
        return f"stage_{self.number}_result"


def _keywords(site: Site) -> QuerySet[Any]:
    return Keywords.objects.filter(site=site, status=KeywordStatus.NEW, cluster__isnull=True, disabled=False)


def _clusters(site: Site) -> QuerySet[Any]:
    return Clusters.objects.filter(site=site, status=ClusterStatus.NEW, disabled=False).exclude(ideas__isnull=False)


def _ideas(site: Site) -> QuerySet[Any]:
    return ContentIdeas.objects.filter(site=site, status=IdeaStatus.NEW)


def _tasks(site: Site) -> QuerySet[Any]:
    return Tasks.objects.filter(site=site, status=TaskStatus.QUEUED, content__isnull=True)


def _drafts_without_images(site: Site) -> QuerySet[Any]:
    # Prompts are paid for: whoever deleted all of an article's images asks for new ones, or does without.
    drafts = Content.objects.filter(site=site, status=ContentStatus.DRAFT, images_deleted=False)
    return drafts.annotate(images_count=Count("images")).filter(images_count=0)


def _prompts(site: Site) -> QuerySet[Any]:
    # For what somebody put away nothing more is bought.
    return Images.objects.filter(site=site, status=ImageStatus.PENDING).exclude(content__status=ContentStatus.ARCHIVED)


def _ready(site: Site) -> QuerySet[Any]:
    return Content.objects.filter(site=site, status=ContentStatus.REVIEW)


STAGES = (
    Stage(
        1, "Keywords → Clusters", "AI", items="keywords", item="keyword", label="keywords",
        made=("clusters_created",), made_item="cluster", made_label="clusters", queue=_keywords,
        function="auto_cluster",
    ),
    Stage(
        2, "Clusters → Ideas", "AI", items="clusters", item="cluster", label="clusters",
        made=("ideas_created",), made_item="idea", made_label="ideas", queue=_clusters, function="generate_ideas",
    ),
    Stage(
        3, "Ideas → Tasks", "Local", items="ideas", item="idea", label="ideas",
        made=("tasks_created",), made_item="task", made_label="tasks", queue=_ideas, function="bulk_queue_to_writer",
    ),
    Stage(
        4, "Tasks → Content", "AI", items="tasks", item="task", label="tasks",
        made=("content_created", "total_words"), made_item="article", made_label="articles",
        queue=_tasks, function="generate_content",
    ),
    Stage(
        5, "Content → Image Prompts", "AI", items="content", item="article", label="articles",
        made=("prompts_created",), made_item="prompt", made_label="prompts", queue=_drafts_without_images,
        function="generate_image_prompts",
    ),
    Stage(
        6, "Image Prompts → Images", "AI", items="images", item="prompt", label="prompts",
        made=("images_generated", "content_moved_to_review"), made_item="image", made_label="images", queue=_prompts,
        function="generate_images",
    ),
    Stage(
        7, "Content → Review", "Manual", items="content", item="article", label="articles",
        made=("ready_for_review",), made_item="article", made_label="articles", queue=_ready, function="",
    ),
)  # fmt: skip
LAST_STAGE = 7


def stage(number: int) -> Stage:
    """Row `number` (1-7)."""
    return STAGES[number - 1]
