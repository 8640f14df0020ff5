"""GET and PATCH the picture settings of a site."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.selectors.site_images import site_images
from igny8_core.ai.services.site_images import change_site_images
from igny8_core.api.asked import asked_site
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.models import Site
from igny8_core.business.accounts.selectors.roles import may_write
from igny8_core.modules.settings.serializers.requests import SiteImagesChangesSerializer
from igny8_core.modules.settings.serializers.sites import SiteImagesSerializer


class SiteImagesView(TenantView, APIView):
    """How the pictures of a site are made."""

    @extend_schema(tags=["settings"], responses={200: SiteImagesSerializer, 404: ErrorSerializer})
    def get(self, request: Request, site_id: int) -> Response:
        """Size, format, model and language, with the price of a picture."""
        return self._answer(asked_site(site_id))

    @extend_schema(
        tags=["settings"],
        request=SiteImagesChangesSerializer,
        responses={200: SiteImagesSerializer, 400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer},
    )
    def patch(self, request: Request, site_id: int) -> Response:
        """Change what is sent, keep the rest."""
        site = asked_site(site_id)
        self.require_writer(site.account_id)
        asked = SiteImagesChangesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        return self._answer(change_site_images(site=site, changes=asked.validated_data))

    def _answer(self, site: Site) -> Response:
        may_change = may_write(user_id=self.user_id, account_id=site.account_id)
        return Response(SiteImagesSerializer(site_images(site, may_change=may_change)).data)
