"""Pages of lists."""

from __future__ import annotations

from rest_framework.pagination import PageNumberPagination


class Pages(PageNumberPagination):
    """`?page=` and `?page_size=`: 25 rows unless asked otherwise, 200 at most."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 200
