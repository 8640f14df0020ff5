"""Reading which run is meant, and finding it on this side of the wall."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework.request import Request

from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.exceptions import NotFoundError
from igny8_core.modules.automation.serializers.requests import RunRequestSerializer


def service_of_run(request: Request) -> AutomationService:
    """The automation of the run named in the body."""
    asked = RunRequestSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return AutomationService.from_run_id(asked.validated_data["run_id"])


def run_with_site(run_id: str) -> AutomationRun:
    """The run named in the path."""
    runs: QuerySet[AutomationRun] = AutomationRun.objects.select_related("site", "started_by")
    run = runs.filter(run_id=run_id).first()
    if run is None:
        raise NotFoundError("This run does not exist.")
    return run
