"""Narrowing, searching and ordering lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework.filters import OrderingFilter, SearchFilter
from rest_framework.request import Request

from igny8_core.api.ids import ID_IN_PATH, one_of
from igny8_core.api.pagination import Pages
from igny8_core.business.accounts.models import Site
from igny8_core.common.numbers import LARGEST_ID

_ID = re.compile(ID_IN_PATH)


class IdFilter(filters.NumberFilter):
    """An id of something. What no column can hold is a mistake of the caller, not of the database."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"min_value": 1, "max_value": LARGEST_ID, "decimal_places": 0, **options})


class _IdsField(forms.CharField):
    """`a,b,c` → [a, b, c], each once."""

    def clean(self, value: Any) -> list[int]:
        """The ids. A mistake of the caller for anything else, and for more than one page of a list holds."""
        texts = super().clean(value).split(",") if value else []
        if not all(_ID.fullmatch(text) and 0 < int(text) <= LARGEST_ID for text in texts):
            raise forms.ValidationError("Name ids with one comma between two.")
        if len(texts) > Pages.max_page_size:
            raise forms.ValidationError(f"At most {Pages.max_page_size} ids.")
        return list(dict.fromkeys(map(int, texts)))


class IdsFilter(filters.CharFilter):
    """`?ids=a,b,c`: rows by their ids, at most as many as a page holds."""

    field_class = _IdsField


class SiteRowsFilter(filters.FilterSet):
    """What every list of a site's rows can be narrowed by: `?site_id=`. 404 for a site that is not the user's."""

    site_id = IdFilter(method="of_site", label="Id of one of your sites; without it: of all your sites")

    def of_site(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """The rows of one site."""
        return rows.filter(site_id=one_of(Site.objects.all(), pk=int(value), noun="site").pk)


class StableOrdering(OrderingFilter):
    """`?ordering=`, with the id last: rows that are equal otherwise keep their place from page to page."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """The rows in order."""
        ordering = list(self.get_ordering(request, queryset, view) or [])
        if not {"pk", "id", "-pk", "-id"} & set(ordering):
            ordering.append("-pk" if ordering[:1] and ordering[0].startswith("-") else "pk")
        return queryset.order_by(*ordering)


#: In this order: narrow, search, sort.
FILTERS: Sequence[type[Any]] = (filters.DjangoFilterBackend, SearchFilter, StableOrdering)
