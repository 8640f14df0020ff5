"""GET usage."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.selectors.usage import Period, usage_in_all, usage_of, zone_of_account
from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.modules.billing.serializers.answers import UsageSerializer
from igny8_core.modules.billing.serializers.requests import UsageQuerySerializer

_SUMS = {
    "credits": 280,
    "calls": 57,
    "items": 56,
    "input_tokens": 40200,
    "output_tokens": 212000,
    "dollars": "1.776400",
    "calls_without_a_price": 0,
    "in_vain": 1,
}
EXAMPLE = OpenApiExample(
    "By function",
    response_only=True,
    value={
        "account_id": 2,
        "by": "function",
        "first_day": "2025-11-12",
        "last_day": "2025-12-11",
        "time_zone": "Europe/Vienna",
        "rows": [{"key": "generate_content", "label": "Generate content", **_SUMS}],
        "total": _SUMS,
    },
)


class UsageView(TenantView, APIView):
    """What AI calls took."""

    @extend_schema(
        tags=["billing"],
        parameters=[ACCOUNT_ID, UsageQuerySerializer],
        responses={200: UsageSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """Credits, calls, tokens and dollars of the last days, by function, site or day."""
        account_id = asked_account_id(request)
        asked = UsageQuerySerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        by, name = asked.validated_data["by"], asked.validated_data.get("time_zone")
        zone = ZoneInfo(name) if name else zone_of_account(account_id)
        period = Period.last_days(asked.validated_data["days"], zone=zone)
        data = {
            "account_id": account_id,
            "by": by,
            "first_day": period.first,
            "last_day": period.last,
            "time_zone": zone.key,
            "rows": usage_of(account_id=account_id, period=period, by=by),
            "total": usage_in_all(account_id=account_id, period=period),
        }
        return Response(UsageSerializer(data).data)
