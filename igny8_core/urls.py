"""The whole URL space: admin, API, media, health, and the dashboard for everything else."""

from django.contrib import admin
from django.urls import include, path, re_path

from igny8_core.modules.system.views.admin_login import admin_login
from igny8_core.modules.system.views.dashboard import dashboard
from igny8_core.modules.system.views.health import healthz
from igny8_core.modules.system.views.media import media
from igny8_core.modules.system.views.metrics import metrics
from igny8_core.modules.system.views.not_found import api_not_found

handler400 = "igny8_core.common.error_answers.bad_request"
handler403 = "igny8_core.common.error_answers.permission_denied"
handler404 = "igny8_core.common.error_answers.not_found"
handler500 = "igny8_core.common.error_answers.server_error"

admin.site.site_header = "IGNY8"
admin.site.site_title = "IGNY8"
admin.site.index_title = "Operations"

urlpatterns = [
    path("admin/login/", admin_login),
    path("admin/", admin.site.urls),
    path("api/v1/", include("igny8_core.api_urls")),
    path("api/<path:rest>", api_not_found),
    path("healthz", healthz),
    path("metrics", metrics),
    path("media/images/<int:account_id>/<path:path>", media),
    re_path(r"^(?!api/|static/|media/|admin/).*$", dashboard),
]
