"""Clusters."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.ai.cluster_names import readable
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.api.changes import ChangesSerializer
from igny8_core.api.ids import IdField, IdsField, IdsSerializer
from igny8_core.business.planning.services.cluster_opening import NewCluster
from igny8_core.common.status_enums import ClusterStatus
from igny8_core.modules.planner.serializers.parts import RowSerializer

#: As long as those that the AI gives.
LONGEST_NAME = 100
LONGEST_DESCRIPTION = 1_000


class NameField(serializers.CharField):
    """A name that says what the cluster is about."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NAME, **options})

    def to_internal_value(self, data: Any) -> str:
        """With single spaces."""
        name = readable(super().to_internal_value(data))
        if not name:
            raise serializers.ValidationError("Give it a name that says what its keywords are about.")
        return name


class DescriptionField(serializers.CharField):
    """A sentence or two."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_DESCRIPTION, "allow_blank": True, "required": False, **options})


class ClusterSerializer(RowSerializer):
    """A cluster as the table shows it."""

    name = serializers.CharField()
    description = serializers.CharField()
    search_intent = serializers.CharField(help_text="What most of its searchers want; empty: unknown")
    volume = serializers.IntegerField(allow_null=True, help_text="Of its keywords in use together; null: unknown")
    keywords_count = serializers.IntegerField()
    ideas_count = serializers.IntegerField()
    status = serializers.ChoiceField(ClusterStatus.choices)
    disabled = serializers.BooleanField(help_text="Left alone by the automation")


class _Named(serializers.Serializer[Any]):
    name = NameField()
    description = DescriptionField()

    def new_cluster(self) -> NewCluster:
        """What was asked for, with the key that near-equal names share."""
        asked = self.validated_data
        return NewCluster(asked["name"], name_key(asked["name"]), asked.get("description", ""))


class NewClusterSerializer(_Named):
    """A cluster to open, empty or with keywords that are there already."""

    site_id = IdField()
    keyword_ids = IdsField(required=False, help_text="Keywords of the site that move into it, from wherever they are")


class SplitSerializer(_Named):
    """Keywords that get a cluster of their own."""

    keyword_ids = IdsField()


class MergeSerializer(IdsSerializer):
    """Clusters that go into another one."""

    into_id = IdField(help_text="The cluster that stays, under its name")


class ClusterInSelectionSerializer(serializers.Serializer[Any]):
    """One of the selected clusters."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    disabled = serializers.BooleanField()
    keywords_count = serializers.IntegerField()
    ideas_count = serializers.IntegerField()


class ClusterContentsSerializer(serializers.Serializer[Any]):
    """What a merge would bring together, or a deletion would touch."""

    clusters = ClusterInSelectionSerializer(many=True, help_text="The fullest first")
    keywords = serializers.IntegerField(help_text="In all of them")
    ideas = serializers.IntegerField(help_text="In all of them")
    ideas_with_writer = serializers.IntegerField(help_text="Of these ideas: their clusters cannot be deleted")


class ClusterChangesSerializer(ChangesSerializer):
    """Changes of one cluster. What its keywords add up to is not typed in."""

    name = NameField(required=False)
    description = DescriptionField()
    disabled = serializers.BooleanField(required=False)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """A name has its key with it."""
        changes = super().to_internal_value(data)
        return {**changes, "name_key": name_key(changes["name"])} if "name" in changes else changes


class SharedClusterChangesSerializer(ChangesSerializer):
    """Changes that several clusters can have in common."""

    description = DescriptionField()
    disabled = serializers.BooleanField(required=False)


class ClustersUpdateSerializer(IdsSerializer):
    """Which clusters, and what to change."""

    changes = SharedClusterChangesSerializer()


class DeletedClustersSerializer(serializers.Serializer[Any]):
    """What became of the clusters and of what was in them."""

    deleted = serializers.IntegerField(help_text="Clusters")
    keywords_returned = serializers.IntegerField(help_text="Their keywords: new again, for the next clustering")
    ideas_deleted = serializers.IntegerField(help_text="Ideas of theirs that the writer had not")
