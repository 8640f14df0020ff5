"""GET ledger."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.filters import FILTERS
from igny8_core.business.billing.models import LedgerEntry
from igny8_core.business.billing.selectors import ledger_of
from igny8_core.modules.billing.filters import LedgerFilter
from igny8_core.modules.billing.presenters import present
from igny8_core.modules.billing.serializers.answers import LedgerEntrySerializer

EXAMPLE = OpenApiExample(
    "An article",
    response_only=True,
    value={
        "id": 118,
        "created_at": "2025-12-11T10:30:00Z",
        "kind": "capture",
        "balance_change": -3,
        "reserved_change": 0,
        "charged_for": "Writing “How to clean a moka pot”, 1,245 words",
        "description": "1,245-word article drafted successfully",
        "function": "generate_content",
        "task_id": "6f1c1c1e-3f5b-4a39-9d2a-0c8f1f1c9b11",
        "run_id": None,
        "site": {"id": 3, "domain": "coffee.example.com"},
    },
)


class LedgerView(TenantView, GenericAPIView[LedgerEntry]):
    """Every movement of an account's credits."""

    serializer_class = LedgerEntrySerializer
    filter_backends = FILTERS
    filterset_class = LedgerFilter
    search_fields = ("description", "run_id")
    ordering_fields = ("id", "balance_change")
    ordering = ("-id",)

    def get_queryset(self) -> QuerySet[LedgerEntry]:
        """404 for an account that is not the user's."""
        if getattr(self, "swagger_fake_view", False):
            return LedgerEntry.objects.none()
        return ledger_of(account_id=asked_account_id(self.request))

    @extend_schema(
        operation_id="billing_ledger_list",
        tags=["billing"],
        parameters=[ACCOUNT_ID],
        responses={200: LedgerEntrySerializer(many=True), 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Newest first, each with what it was for. Their sum is the balance."""
        page: Any = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(LedgerEntrySerializer(present(page), many=True).data)
