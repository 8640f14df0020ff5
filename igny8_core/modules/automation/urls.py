"""Paths of the automation API, below /api/v1/automation/."""

from django.urls import path

from igny8_core.modules.automation.views.config import ConfigView
from igny8_core.modules.automation.views.control import (
    CancelView,
    PauseView,
    ResumeView,
    RetryFailedView,
    RunNowView,
)
from igny8_core.modules.automation.views.current_run import CurrentRunView
from igny8_core.modules.automation.views.history_export import HistoryExportView
from igny8_core.modules.automation.views.reading import EstimateView, HistoryView, LogsView, QueueView
from igny8_core.modules.automation.views.runs import EventsView, RunView

urlpatterns = [
    path("run_now/", RunNowView.as_view(), name="run-now"),
    path("current_run/", CurrentRunView.as_view(), name="current-run"),
    path("pause/", PauseView.as_view(), name="pause"),
    path("resume/", ResumeView.as_view(), name="resume"),
    path("cancel/", CancelView.as_view(), name="cancel"),
    path("retry_failed/", RetryFailedView.as_view(), name="retry-failed"),
    path("queue/", QueueView.as_view(), name="queue"),
    path("config/", ConfigView.as_view(), name="config"),
    path("history/", HistoryView.as_view(), name="history"),
    path("history/export/", HistoryExportView.as_view(), name="history-export"),
    path("events/", EventsView.as_view(), name="events"),
    path("runs/<str:run_id>/", RunView.as_view(), name="run"),
    path("logs/<str:run_id>/", LogsView.as_view(), name="logs"),
    path("estimate/", EstimateView.as_view(), name="estimate"),
]
