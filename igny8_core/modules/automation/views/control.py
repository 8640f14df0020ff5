"""POST run_now, pause, resume, cancel and retry_failed."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import SiteRequestSerializer, asked_site
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.automation.models import AutomationRun
from igny8_core.business.automation.services.automation_service import AutomationService
from igny8_core.common.numbers import plural
from igny8_core.common.status_enums import RunStatus
from igny8_core.modules.automation.serializers.answers import RetriedSerializer, RunStateSerializer, StartedSerializer
from igny8_core.modules.automation.serializers.requests import (
    RetryRequestSerializer,
    RunRequestSerializer,
)
from igny8_core.modules.automation.views.asked import service_of_run

ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}


class RunNowView(TenantView, APIView):
    """Start a run."""

    @extend_schema(
        tags=["automation"],
        request=SiteRequestSerializer,
        responses={202: StartedSerializer, 402: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Estimates, holds the credits and starts; 402 without credits, 409 naming the run in the way."""
        asked = SiteRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        site = asked_site(asked.validated_data["site_id"])
        self.require_writer(site.account_id)
        run = AutomationService(site.account, site).start_automation("manual", started_by_id=self.user_id)
        return Response({"run_id": run.run_id, "message": "Automation started"}, status=202)


class PauseView(TenantView, APIView):
    """Pause a run."""

    @extend_schema(tags=["automation"], request=RunRequestSerializer, responses={200: RunStateSerializer, **ERRORS})
    def post(self, request: Request) -> Response:
        """The batch in hand is finished first."""
        service = service_of_run(request)
        self.require_writer(service.account.pk)
        return _answer(service.pause_automation(), "Pausing after the batch in hand", "Paused")


class ResumeView(TenantView, APIView):
    """Resume a run."""

    @extend_schema(
        tags=["automation"],
        request=RunRequestSerializer,
        responses={200: RunStateSerializer, 402: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Goes on with the next item of a paused or failed run."""
        service = service_of_run(request)
        self.require_writer(service.account.pk)
        return _answer(service.resume_automation(), "Resumed", "Resumed")


class CancelView(TenantView, APIView):
    """Cancel a run."""

    @extend_schema(tags=["automation"], request=RunRequestSerializer, responses={200: RunStateSerializer, **ERRORS})
    def post(self, request: Request) -> Response:
        """Keeps what has arrived, returns the rest, releases the credits."""
        service = service_of_run(request)
        self.require_writer(service.account.pk)
        return _answer(service.cancel_automation(), "Cancelling after the batch in hand", "Cancelled")


class RetryFailedView(TenantView, APIView):
    """Take failed work up again."""

    @extend_schema(
        tags=["automation"],
        request=RetryRequestSerializer,
        responses={200: RetriedSerializer, 402: ErrorSerializer, **ERRORS},
    )
    def post(self, request: Request) -> Response:
        """Reopens an ended run at that stage and carries on what comes out; 404 when nothing of it has failed."""
        service = service_of_run(request)
        self.require_writer(service.account.pk)
        asked = RetryRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        before = service.run.status
        items = service.retry_failed(
            stage=asked.validated_data.get("stage"), task_ids=asked.validated_data.get("task_ids")
        )
        service.run.refresh_from_db()
        message = f"{plural(items, 'failed item')} {_AGAIN.get(before, 'taken up again')}"
        return Response(
            {"run_id": service.run.run_id, "status": service.run.status, "message": message, "items": items}
        )


#: What becomes of failed work, by what the run was doing.
_AGAIN: dict[str, str] = {
    RunStatus.RUNNING: "taken up again after the batch in hand",
    RunStatus.PAUSED: "taken up again on resume",
}


def _answer(run: AutomationRun, asked: str, done: str) -> Response:
    message = asked if run.status == RunStatus.RUNNING else done
    return Response({"run_id": run.run_id, "status": run.status, "message": message})
