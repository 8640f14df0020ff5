"""The first page of a site."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.common.status_enums import RunStatus
from igny8_core.modules.automation.serializers.answers import HistorySerializer
from igny8_core.modules.automation.serializers.current_run import (
    OverviewStepSerializer,
    ScheduleSerializer,
    WalletSerializer,
)

NEEDS = ["run_failed", "run_paused", "no_worker", "failed", "credits_low", "review"]
ACTIONS = ["purchase_credits", "fix_data", "retry", "open_settings", "view_run"]


class NeedSerializer(serializers.Serializer[Any]):
    """Something that waits for a person."""

    kind = serializers.ChoiceField(choices=NEEDS)
    level = serializers.ChoiceField(choices=["bad", "warn", "info"])
    title = serializers.CharField()
    text = serializers.CharField()
    count = serializers.IntegerField(help_text="Failed rows, missing credits, articles to review; else 0")
    action = serializers.ChoiceField(choices=ACTIONS, allow_null=True, help_text="What its error asks for")
    run_id = serializers.CharField(
        allow_null=True,
        help_text="The run that can go on, or with `stage` the one that can take the failed rows up again",
    )
    can_resume = serializers.BooleanField()
    stage = serializers.IntegerField(allow_null=True, help_text="In which stage rows have failed")
    function = serializers.CharField(allow_blank=True, help_text="The AI function that tries failed rows again")
    ids = serializers.ListField(child=serializers.IntegerField(), help_text="The failed rows, at most 1,000 of them")


class ActiveRunSerializer(serializers.Serializer[Any]):
    """The run under way."""

    run_id = serializers.CharField()
    status = serializers.ChoiceField(choices=RunStatus.choices)
    started_at = serializers.DateTimeField()
    progress_percentage = serializers.FloatField()
    stage = serializers.IntegerField()
    stage_name = serializers.CharField()
    items_completed = serializers.IntegerField(help_text="Of the stage that it is in")
    items_total = serializers.IntegerField()
    items = serializers.CharField(help_text="Many of them: `keywords`")
    message = serializers.CharField(allow_blank=True, help_text="What happens now, or why nothing does")
    estimated_seconds_remaining = serializers.IntegerField(allow_null=True)


class WorkingSerializer(serializers.Serializer[Any]):
    """What people have asked of one AI function and is not done yet."""

    function = serializers.CharField()
    tasks = serializers.IntegerField()
    at_work = serializers.IntegerField()


class WaitingCostSerializer(serializers.Serializer[Any]):
    """What a run started now would cost."""

    estimated_credits = serializers.IntegerField()
    required_credits = serializers.IntegerField()


class FirstStepSerializer(serializers.Serializer[Any]):
    key = serializers.ChoiceField(choices=["site", "keywords", "run"])
    done = serializers.BooleanField()


class DashboardSerializer(serializers.Serializer[Any]):
    """A site at a glance. `first_steps` is empty once the site has had its first run."""

    site_id = serializers.IntegerField()
    needs = NeedSerializer(many=True)
    pipeline = OverviewStepSerializer(many=True)
    run = ActiveRunSerializer(allow_null=True)
    work = WorkingSerializer(many=True)
    schedule = ScheduleSerializer()
    wallet = WalletSerializer()
    estimate = WaitingCostSerializer()
    recent_runs = HistorySerializer(many=True)
    first_steps = FirstStepSerializer(many=True)
