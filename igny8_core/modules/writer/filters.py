"""What the writer's lists can be narrowed by. A foreign or unknown id is a 404, not an empty list."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django_filters import rest_framework as filters

from igny8_core.api.filters import IdFilter, IdsFilter, SiteRowsFilter
from igny8_core.api.ids import all_of, one_of
from igny8_core.api.work_state import WorkStateFilter
from igny8_core.business.content.models import Content, Images, Tasks
from igny8_core.business.planning.choices import ContentType, Intent
from igny8_core.business.planning.models import Clusters
from igny8_core.common.status_enums import ContentStatus, GenerationStatus, ImageStatus, TaskStatus


class TasksFilter(SiteRowsFilter):
    """`?status=`, `?cluster_id=` …"""

    status = filters.ChoiceFilter(choices=TaskStatus.choices)
    generation_status = filters.ChoiceFilter(choices=GenerationStatus.choices)
    work_state = WorkStateFilter()
    cluster_id = IdFilter(method="of_cluster", label="Id of a cluster")
    content_type = filters.ChoiceFilter(choices=ContentType.choices)
    search_intent = filters.ChoiceFilter(choices=Intent.choices)
    by_hand = filters.BooleanFilter(field_name="idea", lookup_expr="isnull", label="Made by a person, without an idea")

    def of_cluster(self, rows: QuerySet[Tasks], name: str, value: Any) -> QuerySet[Tasks]:
        """Tasks of one cluster."""
        return rows.filter(cluster=one_of(Clusters.objects.all(), pk=int(value), noun="cluster"))


class ArticlesFilter(SiteRowsFilter):
    """`?status=`, `?written_by=` …"""

    status = filters.ChoiceFilter(choices=ContentStatus.choices)
    generation_status = filters.ChoiceFilter(choices=GenerationStatus.choices)
    work_state = WorkStateFilter()
    cluster_id = IdFilter(method="of_cluster", label="Id of a cluster")
    task_id = IdFilter(method="of_task", label="Id of the task it was written for")
    written_by = filters.CharFilter(label="Model, `offline`, or `by hand`")
    images_failed = filters.BooleanFilter(method="with_failed_images", label="Whether one of its images failed")
    sent_back = filters.BooleanFilter(
        field_name="sent_back_at", lookup_expr="isnull", exclude=True, label="Whether a reviewer ever sent it back"
    )

    def of_cluster(self, rows: QuerySet[Content], name: str, value: Any) -> QuerySet[Content]:
        """Articles written for one cluster."""
        return rows.filter(task__cluster=one_of(Clusters.objects.all(), pk=int(value), noun="cluster"))

    def of_task(self, rows: QuerySet[Content], name: str, value: Any) -> QuerySet[Content]:
        """The article of one task."""
        return rows.filter(task=one_of(Tasks.objects.all(), pk=int(value), noun="task"))

    def with_failed_images(self, rows: QuerySet[Content], name: str, value: bool) -> QuerySet[Content]:
        """Articles that lack a picture, or those that do not."""
        failed = Exists(Images.objects.filter(content=OuterRef("pk"), status=ImageStatus.FAILED))
        return rows.filter(failed if value else ~failed)


class ImagesFilter(SiteRowsFilter):
    """`?content_id=`, `?image_type=` …"""

    status = filters.ChoiceFilter(choices=ImageStatus.choices)
    generation_status = filters.ChoiceFilter(choices=GenerationStatus.choices)
    work_state = WorkStateFilter()
    content_id = IdFilter(method="of_article", label="Id of an article")
    image_type = filters.ChoiceFilter(choices=Images.Kind.choices)
    ids = IdsFilter(method="with_ids", label="Exactly these images: ids with commas between them, at most 200")

    def of_article(self, rows: QuerySet[Images], name: str, value: Any) -> QuerySet[Images]:
        """Images of one article."""
        return rows.filter(content=one_of(Content.objects.all(), pk=int(value), noun="article"))

    def with_ids(self, rows: QuerySet[Images], name: str, value: list[int]) -> QuerySet[Images]:
        """Exactly these: a selection that is being made, one by one."""
        return rows.filter(pk__in=all_of(Images.objects.all(), ids=value, noun="image"))
