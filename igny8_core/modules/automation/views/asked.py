"""Reading which site or run is meant, and finding it on this side of the wall."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.exceptions import NotFoundError
from igny8_core.modules.automation.serializers.requests import RunRequestSerializer, SiteRequestSerializer

SITE_ID = OpenApiParameter("site_id", OpenApiTypes.INT, required=True, description="Id of one of your sites")


def asked_site_id(request: Request) -> int:
    """`?site_id=`, checked."""
    asked = SiteRequestSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return int(asked.validated_data["site_id"])


def asked_site(site_id: int) -> Site:
    """The site, if it is one of the user's."""
    site = Site.objects.select_related("account").filter(pk=site_id).first()
    if site is None:
        raise NotFoundError("This site does not exist.")
    return site


def service_of_run(request: Request) -> AutomationService:
    """The automation of the run named in the body."""
    asked = RunRequestSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return AutomationService.from_run_id(asked.validated_data["run_id"])


def run_with_site(run_id: str) -> AutomationRun:
    """The run named in the path."""
    runs: QuerySet[AutomationRun] = AutomationRun.objects.select_related("site")
    run = runs.filter(run_id=run_id).first()
    if run is None:
        raise NotFoundError("This run does not exist.")
    return run
