"""POST estimate."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.registry import function_named
from igny8_core.ai.services.estimating import estimate_selection
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.api.ids import all_of, one_of
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import NotFoundError
from igny8_core.modules.ai_tasks.serializers.answers import SelectionEstimateSerializer
from igny8_core.modules.ai_tasks.serializers.requests import EstimateRequestSerializer

ASKED = OpenApiExample("Three articles", request_only=True, value={"function": "generate_content", "ids": [4, 5, 6]})
ANSWER = OpenApiExample(
    "Three articles of 1,200 words",
    response_only=True,
    value={
        "function": "generate_content",
        "items": 3,
        "credits": 9,
        "at_most": 9,
        "available_credits": 460,
        "enough": True,
        "note": "1 credit per 500 words, 3,600 words ordered. An article may come up to 15 % longer.",
    },
)


class EstimateTasksView(TenantView, APIView):
    """What a selection would cost."""

    @extend_schema(
        tags=["ai tasks"],
        request=EstimateRequestSerializer,
        responses={200: SelectionEstimateSerializer, 400: ErrorSerializer, 404: ErrorSerializer},
        examples=[ASKED, ANSWER],
    )
    def post(self, request: Request) -> Response:
        """Counts what still needs the work, and prices it as it will be charged. Nothing is queued or held."""
        asked = EstimateRequestSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        name, ids = asked.validated_data["function"], asked.validated_data["ids"]
        function = function_named(name)
        site_ids = set(all_of(function.rows(), ids=ids, noun=function.noun).values_list("site_id", flat=True))
        if len(site_ids) != 1:
            raise NotFoundError(f"Select {function.noun}s of one of your sites.")
        site = one_of(Site.objects.all(), pk=site_ids.pop(), noun="site")
        estimate = estimate_selection(function=name, site=site, ids=ids, anew=asked.validated_data["anew"])
        return Response(SelectionEstimateSerializer(estimate).data)
