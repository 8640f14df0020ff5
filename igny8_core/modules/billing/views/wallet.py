"""GET wallet."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.automation.selectors.holds import holds_of
from igny8_core.business.billing.prices import price_list
from igny8_core.business.billing.selectors import balance_of
from igny8_core.modules.billing.serializers.answers import WalletSerializer

EXAMPLE = OpenApiExample(
    "An account with a run",
    response_only=True,
    value={
        "account_id": 2,
        "balance": 1500,
        "reserved": 1040,
        "available": 460,
        "held": [{"run_id": "run_20251203_140523_manual_a1b2", "site_id": 3, "credits": 1040}],
        "prices": [{"function": "generate_ideas", "credits": "2", "note": "2 credits per cluster"}],
    },
)


class WalletView(TenantView, APIView):
    """Credits of an account."""

    @extend_schema(
        tags=["billing"],
        parameters=[ACCOUNT_ID],
        responses={200: WalletSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """What there is, what runs have put aside of it, and what things cost."""
        account_id = asked_account_id(request)
        wallet = balance_of(account_id=account_id)
        data = {
            "account_id": account_id,
            "balance": wallet.balance,
            "reserved": wallet.reserved,
            "available": wallet.available,
            "held": holds_of(account_id=account_id),
            "prices": price_list(),
        }
        return Response(WalletSerializer(data).data)
