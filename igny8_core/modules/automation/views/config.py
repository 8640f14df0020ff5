"""GET and PUT config."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import SITE_ID, asked_site, asked_site_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.automation.services.configuring import change_config, shown_config
from igny8_core.modules.automation.serializers.requests import ConfigSerializer


class ConfigView(TenantView, APIView):
    """Schedule and batch sizes of a site."""

    @extend_schema(tags=["automation"], parameters=[SITE_ID], responses={200: ConfigSerializer, 404: ErrorSerializer})
    def get(self, request: Request) -> Response:
        """The config; the defaults for a site that has none yet."""
        return Response(ConfigSerializer(shown_config(asked_site(asked_site_id(request)))).data)

    @extend_schema(
        tags=["automation"],
        request=ConfigSerializer,
        responses={200: ConfigSerializer, 400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer},
    )
    def put(self, request: Request) -> Response:
        """Change what is sent, keep the rest; the next run is computed at once."""
        asked = ConfigSerializer(data=request.data, partial=True)
        asked.is_valid(raise_exception=True)
        changes = dict(asked.validated_data)
        site = asked_site(changes.pop("site_id", None) or asked_site_id(request))
        self.require_writer(site.account_id)
        return Response(ConfigSerializer(change_config(site=site, changes=changes)).data)
