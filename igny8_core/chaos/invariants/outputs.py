"""Invariants of what came out: as many rows as were counted, nothing twice, nothing missing, nothing published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.db.models import Count, Model

from igny8_core.ai.models import AITask
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.chaos.answers import IDEAS_PER_CLUSTER
from igny8_core.chaos.invariants.violations import Kind, Violation
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus, KeywordStatus

#: What each function says it made, and the rows that must be there.
_MADE: tuple[tuple[str, str, type[Model]], ...] = (
    ("auto_cluster", "clusters_created", Clusters),
    ("generate_ideas", "ideas_created", ContentIdeas),
    ("bulk_queue_to_writer", "tasks_created", Tasks),
    ("generate_content", "content_created", Content),
    ("generate_image_prompts", "prompts_created", Images),
)
#: Of which there is one for each: the model and what tells its rows apart.
_ONCE: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (Clusters, ("site", "name_key")),
    (ContentIdeas, ("site", "title_key")),
    (Tasks, ("idea",)),
    (Content, ("task",)),
    (Images, ("content", "position")),
)


def output_violations() -> Iterator[Violation]:
    """Each that does not hold."""
    yield from _counted()
    yield from _twice()
    yield from _lost()
    yield from _reviewed()


def _counted() -> Iterator[Violation]:
    done = AITask.objects.filter(status=GenerationStatus.COMPLETED)
    for function, counter, model in _MADE:
        made = sum(result.get(counter, 0) for result in done.filter(function=function).values_list("result", flat=True))
        there = model._default_manager.count()
        if made != there:
            kind = Kind.LOST if there < made else Kind.TWICE
            yield Violation(kind, f"{made} {counter.replace('_', ' ')} were counted, {there} are there")


def _twice() -> Iterator[Violation]:
    for model, names in _ONCE:
        rows = model._default_manager.order_by().values(*names).annotate(count=Count("pk")).filter(count__gt=1)
        for row in rows:
            yield Violation(
                Kind.TWICE, f"{row['count']} {model._meta.verbose_name_plural} where there must be one: {row}"
            )
    for cluster in Clusters.objects.annotate(count=Count("ideas")).filter(count__gt=IDEAS_PER_CLUSTER):
        yield Violation(Kind.TWICE, f"cluster {cluster.pk} has more than {IDEAS_PER_CLUSTER} ideas")
    for pk in Clusters.objects.filter(keywords__isnull=True).values_list("pk", flat=True):
        yield Violation(Kind.TWICE, f"cluster {pk} was made for keywords that are in another one")


def _lost() -> Iterator[Violation]:
    """Every completed item has its output."""
    completed: Counter[str] = Counter()
    for function, count in AITask.objects.filter(status=GenerationStatus.COMPLETED).values_list(
        "function", "items_processed"
    ):
        completed[function] += count
    there = {
        "auto_cluster": Keywords.objects.filter(status=KeywordStatus.MAPPED, cluster__isnull=False).count(),
        "generate_content": Content.objects.count(),
        "generate_images": Images.objects.filter(status=ImageStatus.GENERATED).count(),
    }
    for function, count in there.items():
        if completed[function] != count:
            kind = Kind.LOST if count < completed[function] else Kind.TWICE
            yield Violation(
                kind, f"{completed[function]} items of {function} were completed, {count} have their output"
            )
    for url in Images.objects.filter(status=ImageStatus.GENERATED).values_list("image_url", flat=True):
        if not default_storage.exists((url or "").removeprefix("/media/")):
            yield Violation(Kind.LOST, f"the picture {url} is not there")


def _reviewed() -> Iterator[Violation]:
    waiting = Images.objects.filter(status=ImageStatus.PENDING).values("content")
    stuck = Content.objects.filter(status=ContentStatus.DRAFT, images__isnull=False).exclude(pk__in=waiting)
    for article in stuck.distinct():
        yield Violation(Kind.LOST, f"article {article.pk} has all its pictures and is not in review")
    for article in Content.objects.filter(status=ContentStatus.PUBLISHED):
        yield Violation(Kind.UNASKED, f"article {article.pk} was published by nobody")
