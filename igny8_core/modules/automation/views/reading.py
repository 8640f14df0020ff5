"""GET estimate, history, queue and logs."""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.models import AITask
from igny8_core.api.asked import SITE_ID, asked_site, asked_site_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.selectors.history import logs_of, runs_of
from igny8_core.business.automation.selectors.queue import queue_of
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.business.billing.selectors import balance_of
from igny8_core.modules.automation.serializers.answers import (
    EstimateSerializer,
    HistorySerializer,
    LogsSerializer,
    QueueItemSerializer,
)
from igny8_core.modules.automation.serializers.requests import QueueQuerySerializer
from igny8_core.modules.automation.views.asked import run_with_site


class EstimateView(TenantView, APIView):
    """What a run would cost."""

    @extend_schema(tags=["automation"], parameters=[SITE_ID], responses={200: EstimateSerializer, 404: ErrorSerializer})
    def get(self, request: Request) -> Response:
        """The whole pipeline projected from what waits now."""
        site = asked_site(asked_site_id(request))
        estimate = AutomationService(site.account, site).estimate_credits()
        available = balance_of(account_id=site.account_id).available
        enough = available >= estimate.required_credits
        data = {**asdict(estimate), "available_credits": available, "enough": enough}
        return Response(EstimateSerializer(data).data)


@extend_schema(
    tags=["automation"], parameters=[SITE_ID], responses={200: HistorySerializer(many=True), 404: ErrorSerializer}
)
class HistoryView(TenantView, ListAPIView[AutomationRun]):
    """Past runs of a site, newest first."""

    serializer_class = HistorySerializer

    def get_queryset(self) -> QuerySet[AutomationRun]:
        """404 for a site that is not the user's."""
        if getattr(self, "swagger_fake_view", False):
            return AutomationRun.objects.none()
        return runs_of(site_id=asked_site(asked_site_id(self.request)).pk)


@extend_schema(
    tags=["automation"],
    parameters=[QueueQuerySerializer],
    responses={200: QueueItemSerializer(many=True), 400: ErrorSerializer, 404: ErrorSerializer},
)
class QueueView(TenantView, ListAPIView[AITask]):
    """The queue of a run, batch by batch."""

    serializer_class = QueueItemSerializer

    def get_queryset(self) -> QuerySet[AITask]:
        """In the order of the queue; 404 for a run that is not the user's."""
        if getattr(self, "swagger_fake_view", False):
            return AITask.objects.none()
        asked = QueueQuerySerializer(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        which = dict(asked.validated_data)
        return queue_of(run_with_site(which.pop("run_id")), **which)


class LogsView(TenantView, APIView):
    """The journal of a run."""

    @extend_schema(tags=["automation"], responses={200: LogsSerializer, 404: ErrorSerializer})
    def get(self, request: Request, run_id: str) -> Response:
        """All lines, as the files `automation_run` and `stage_1` … `stage_7`."""
        run = run_with_site(run_id)
        return Response({"run_id": run.run_id, "logs": logs_of(run, timezone_name=run.site.timezone)})
