"""The sites a user may work on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.filters import IdFilter
from igny8_core.api.ids import one_of
from igny8_core.api.viewsets import SiteRowsViewSet
from igny8_core.business.accounts.models import Account, Site
from igny8_core.business.accounts.services.sites import add_site
from igny8_core.business.automation.selectors.sites import shown_sites
from igny8_core.business.automation.services.sites import change_site_and_schedule, remove_site
from igny8_core.modules.accounts.serializers.sites import (
    NewSiteSerializer,
    SiteChangesSerializer,
    SiteRemovalSerializer,
    SiteSerializer,
)

NOT_FOUND = {404: ErrorSerializer}
ERRORS = {400: ErrorSerializer, 403: ErrorSerializer, 404: ErrorSerializer, 409: ErrorSerializer}


class SitesFilter(FilterSet):
    """Of one account, if asked."""

    account_id = IdFilter(method="of_account", label="Id of one of your accounts; without it: of all your accounts")

    def of_account(self, sites: QuerySet[Site], name: str, value: Any) -> QuerySet[Site]:
        """404 for an account that is not the user's."""
        return sites.filter(account=one_of(Account.objects.all(), pk=int(value), noun="account"))


@extend_schema_view(
    list=extend_schema(
        summary="Your sites",
        description="Sites of all accounts that you belong to, by domain, with your role in each.",
        responses={200: SiteSerializer(many=True), 400: ErrorSerializer, **NOT_FOUND},
    ),
    retrieve=extend_schema(
        summary="One site", description="With your role in its account.", responses={200: SiteSerializer, **NOT_FOUND}
    ),
)
@extend_schema(tags=["sites"])
class SitesViewSet(SiteRowsViewSet[Site], ListModelMixin, RetrieveModelMixin):
    """Sites of all accounts that the user belongs to."""

    noun = "site"
    serializer_class = SiteSerializer
    filterset_class = SitesFilter
    search_fields = ["domain", "name"]
    ordering_fields = ["domain", "name", "created_at", "keywords_count", "articles_count"]
    ordering = ["domain"]

    def get_queryset(self) -> QuerySet[Site]:
        """Of nobody while the API's document is made."""
        return Site.objects.none() if getattr(self, "swagger_fake_view", False) else self.rows()

    def rows(self) -> QuerySet[Site]:
        """With role and counts."""
        return shown_sites(user_id=self.user_id)

    @extend_schema(summary="Add a site", request=NewSiteSerializer, responses={201: SiteSerializer, **ERRORS})
    def create(self, request: Request) -> Response:
        """Owners and admins. 409 when the account has the domain already."""
        asked = NewSiteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        sent = dict(asked.validated_data)
        account = one_of(Account.objects.all(), pk=sent.pop("account_id"), noun="account")
        self.require_manager(account.pk)
        return self._answer(add_site(account=account, **sent), status=201)

    @extend_schema(summary="Change a site", request=SiteChangesSerializer, responses={200: SiteSerializer, **ERRORS})
    def partial_update(self, request: Request, pk: str) -> Response:
        """Name, time zone and language; the domain for owners and admins. A schedule keeps its hour in a new zone."""
        site = self.writable(self.get_object())
        asked = SiteChangesSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        if "domain" in asked.validated_data:
            self.require_manager(site.account_id)
        change_site_and_schedule(site=site, changes=asked.validated_data)
        return self._answer(site)

    @extend_schema(summary="Delete a site", request=SiteRemovalSerializer, responses={204: None, **ERRORS})
    def destroy(self, request: Request, pk: str) -> Response:
        """With all keywords, articles and pictures; owners and admins, who confirm with its domain.

        409 while a run or other AI work is going on. The ledger of the account keeps what was spent on it.
        """
        site = self.get_object()
        self.require_manager(site.account_id)
        asked = SiteRemovalSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        remove_site(site=site, confirmation=asked.validated_data["confirm_domain"])
        return Response(status=204)

    def _answer(self, site: Site, status: int = 200) -> Response:
        return Response(SiteSerializer(self.rows().get(pk=site.pk)).data, status=status)
