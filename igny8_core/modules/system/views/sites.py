"""The sites a user may work on."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView

from igny8_core.api.base import TenantView
from igny8_core.business.accounts.models import Membership, Site
from igny8_core.modules.system.serializers import SiteSerializer


@extend_schema(tags=["sites"])
class SiteListView(TenantView, ListAPIView[Site]):
    """Sites of all accounts that the user belongs to, by domain."""

    serializer_class = SiteSerializer

    def get_queryset(self) -> QuerySet[Site]:
        """With the user's role in each site's account."""
        if getattr(self, "swagger_fake_view", False):
            return Site.objects.none()
        role = Membership.objects.filter(user_id=self.user_id, account=OuterRef("account")).values("role")
        return Site.objects.select_related("account").annotate(role=Subquery(role[:1])).order_by("domain")
