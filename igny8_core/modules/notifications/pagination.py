"""Pages of what grows at its head: a cursor does not slip when something new comes in."""

from __future__ import annotations

from typing import Any

from rest_framework.pagination import CursorPagination
from rest_framework.response import Response

from igny8_core.business.notifications.selectors.inbox import unread_count


class InboxPagination(CursorPagination):
    """Newest first, 20 at a time, with the number of unread ones in all pages together."""

    ordering = "-id"
    page_size = 20

    def paginate_queryset(self, queryset: Any, request: Any, view: Any = None) -> Any:
        """Whose they are is asked when the answer is put together."""
        self.user_id = int(request.user.pk)
        return super().paginate_queryset(queryset, request, view)

    def get_paginated_response(self, data: Any) -> Response:
        """next, previous, unread, results."""
        answer: dict[str, Any] = super().get_paginated_response(data).data
        return Response({**answer, "unread": unread_count(user_id=self.user_id)})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The same for the API's document."""
        described: dict[str, Any] = super().get_paginated_response_schema(schema)
        described["properties"]["unread"] = {"type": "integer", "example": 3}
        described["required"] = ["results", "unread", "next", "previous"]
        return described
