"""What the lists of the planner can be narrowed by."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django_filters import rest_framework as filters

from igny8_core.api.filters import IdFilter, SiteRowsFilter
from igny8_core.api.ids import one_of
from igny8_core.api.work_state import WorkStateFilter
from igny8_core.business.planning.choices import ContentType, Intent
from igny8_core.business.planning.models import Clusters, ContentIdeas, Keywords
from igny8_core.common.numbers import LARGEST_ID
from igny8_core.common.status_enums import ClusterStatus, GenerationStatus, IdeaStatus, KeywordStatus

#: `?intent=none`: those of unknown intent.
UNKNOWN = ("none", "Unknown")


class CountFilter(filters.NumberFilter):
    """A whole number that a column can hold, as a limit."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, "max_value": LARGEST_ID, "decimal_places": 0, **options})


class IntentFilter(filters.ChoiceFilter):
    """One of the intents, or `none`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"choices": [*Intent.choices, UNKNOWN], "label": "Intent; none: unknown", **options})

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Unknown is stored as an empty text."""
        return qs.filter(**{str(self.field_name): ""}) if value == UNKNOWN[0] else super().filter(qs, value)


def _least(column: str) -> CountFilter:
    return CountFilter(field_name=column, lookup_expr="gte", label="At least")


def _most(column: str) -> CountFilter:
    return CountFilter(field_name=column, lookup_expr="lte", label="At most")


class PlanFilter(SiteRowsFilter):
    """What all three lists can be narrowed by."""

    generation_status = filters.ChoiceFilter(choices=GenerationStatus.choices, label="What the machine did last")
    work_state = WorkStateFilter()


class InClusterFilter(PlanFilter):
    """Rows that are in clusters: `?cluster_id=`. 404 for a cluster that is not the user's."""

    cluster_id = IdFilter(method="in_cluster", label="Id of one of your clusters")
    #: How the rows call their cluster.
    cluster_field = "cluster"

    def in_cluster(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The rows of one cluster."""
        cluster = one_of(Clusters.objects.all(), pk=int(value), noun="cluster")
        return rows.filter(**{self.cluster_field: cluster.pk})


class KeywordsFilter(InClusterFilter):
    """Keywords."""

    status = filters.ChoiceFilter(choices=KeywordStatus.choices, label="Status")
    disabled = filters.BooleanFilter(label="Left alone by the automation")
    intent = IntentFilter()
    country = filters.CharFilter(lookup_expr="iexact", max_length=2, label="Two-letter country code")
    has_cluster = filters.BooleanFilter(field_name="cluster", lookup_expr="isnull", exclude=True, label="In a cluster")
    volume_min = _least("volume")
    volume_max = _most("volume")
    difficulty_min = _least("difficulty")
    difficulty_max = _most("difficulty")


class ClustersFilter(PlanFilter):
    """Clusters."""

    status = filters.ChoiceFilter(choices=ClusterStatus.choices, label="Status")
    disabled = filters.BooleanFilter(label="Left alone by the automation")
    search_intent = IntentFilter()
    has_ideas = filters.BooleanFilter(method="with_ideas", label="Has an idea")
    has_keywords = filters.BooleanFilter(method="with_keywords", label="Has a keyword")
    volume_min = _least("volume")
    volume_max = _most("volume")

    def with_ideas(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """With or without an idea."""
        found = Exists(ContentIdeas.objects.filter(keyword_cluster=OuterRef("pk")))
        return rows.filter(found if value else ~found)

    def with_keywords(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        """With or without a keyword."""
        found = Exists(Keywords.objects.filter(cluster=OuterRef("pk")))
        return rows.filter(found if value else ~found)


class IdeasFilter(InClusterFilter):
    """Ideas."""

    cluster_field = "keyword_cluster"
    status = filters.ChoiceFilter(choices=IdeaStatus.choices, label="Status")
    search_intent = IntentFilter()
    content_type = filters.ChoiceFilter(choices=ContentType.choices, label="Kind of article")
    has_task = filters.BooleanFilter(field_name="task", lookup_expr="isnull", exclude=True, label="With the writer")
    word_count_min = _least("word_count")
    word_count_max = _most("word_count")
