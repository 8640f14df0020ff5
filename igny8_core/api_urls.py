"""Everything below /api/v1/."""

from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerSplitView

from igny8_core.modules.automation.views.dashboard import DashboardView
from igny8_core.modules.system.views.document import DocumentView
from igny8_core.modules.system.views.not_found import api_not_found

urlpatterns = [
    path("schema/", DocumentView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("", include("igny8_core.modules.accounts.urls")),
    path("dashboard/", DashboardView.as_view(), name="dashboard"),
    path("automation/", include("igny8_core.modules.automation.urls")),
    path("notifications/", include("igny8_core.modules.notifications.urls")),
    path("planner/", include("igny8_core.modules.planner.urls")),
    path("settings/", include("igny8_core.modules.settings.urls")),
    path("writer/", include("igny8_core.modules.writer.urls")),
    path("ai/tasks/", include("igny8_core.modules.ai_tasks.urls")),
    path("billing/", include("igny8_core.modules.billing.urls")),
    path("<path:rest>", api_not_found),
]
