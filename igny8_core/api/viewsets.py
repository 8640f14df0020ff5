"""What lists and rows of a site have in common, whatever they are rows of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from django.db.models import Model, QuerySet
from django_filters.rest_framework import FilterSet
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from igny8_core.api.base import TenantView
from igny8_core.api.filters import FILTERS, SiteRowsFilter
from igny8_core.api.ids import ID_IN_PATH, all_of, one_of
from igny8_core.api.pagination import Pages
from igny8_core.business.accounts.models import Site

M = TypeVar("M", bound=Model)


class SiteRowsViewSet(TenantView, GenericViewSet[M]):
    """Rows behind the wall, narrowed by `?site_id=`, searched, ordered and in pages.

    Subclasses add DRF's list and retrieve mixins and write through services: `self.writable(row)` before they do.
    """

    filter_backends = FILTERS
    filterset_class: type[FilterSet] = SiteRowsFilter
    pagination_class = Pages
    lookup_value_regex = ID_IN_PATH
    #: The same for routers with `use_regex_path=False`, whose paths read like all others.
    lookup_value_converter = "int"
    #: What a row is called, in the singular.
    noun: ClassVar[str] = "row"

    def rows(self) -> QuerySet[M]:
        """All rows the user may see, with what their serializer needs."""
        raise TypeError(f"{type(self).__name__} does not say which rows")

    def get_queryset(self) -> QuerySet[M]:
        """Of nobody while the API's document is made: nobody asks then."""
        return self.rows().none() if getattr(self, "swagger_fake_view", False) else self.rows()

    def get_object(self) -> M:
        """The row of the path, whatever filters the query names. NotFoundError for a foreign one."""
        return one_of(self.get_queryset(), pk=int(self.kwargs["pk"]), noun=self.noun)

    def writable(self, row: Any) -> Any:
        """`row`, once it is clear that the user may change it."""
        self.require_writer(row.account_id)
        return row

    def writable_ids(self, rows: QuerySet[Any], ids: Sequence[int]) -> Sequence[int]:
        """`ids`, once it is clear that all are the user's and may be changed."""
        found = all_of(rows.order_by(), ids=ids, noun=self.noun)
        for account_id in found.values_list("account_id", flat=True).distinct():
            self.require_writer(account_id)
        return ids

    def writable_site(self, site_id: int) -> Site:
        """A site to add rows to."""
        site: Site = self.writable(one_of(Site.objects.select_related("account"), pk=site_id, noun="site"))
        return site

    def rows_in_full(self) -> QuerySet[M]:
        """The rows as one of them is shown after a change."""
        return self.rows()

    def answer(self, pk: int, *, status: int = 200) -> Response:
        """The row as it is now."""
        row = one_of(self.rows_in_full(), pk=pk, noun=self.noun)
        return Response(self.get_serializer(row).data, status=status)
