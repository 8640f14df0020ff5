"""Prompts: list, one, its versions, a preview."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from igny8_core.ai.models import Prompt
from igny8_core.ai.selectors.prompts import known_function, prompt_in_force, prompts_in_force, versions
from igny8_core.ai.services.prompts import preview_prompt, reset_prompt, save_prompt
from igny8_core.api.asked import ACCOUNT_ID, asked_account_id
from igny8_core.api.base import TenantView
from igny8_core.api.errors import ErrorSerializer
from igny8_core.business.accounts.selectors.roles import may_manage
from igny8_core.modules.settings.serializers.prompts import (
    PromptDetailSerializer,
    PromptListSerializer,
    PromptPreviewSerializer,
    PromptVersionSerializer,
)
from igny8_core.modules.settings.serializers.requests import PromptTextSerializer

READ_ERRORS = {400: ErrorSerializer, 404: ErrorSerializer}
ERRORS = {**READ_ERRORS, 403: ErrorSerializer}


class PromptsView(TenantView, APIView):
    """All prompts of an account."""

    @extend_schema(
        # One object that holds a list: by itself it would be named like that of a single prompt.
        operation_id="settings_prompts_list",
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        responses={200: PromptListSerializer, **READ_ERRORS},
    )
    def get(self, request: Request) -> Response:
        """The prompt in force for each function."""
        account_id = asked_account_id(request)
        may_change = may_manage(user_id=self.user_id, account_id=account_id)
        found = {"may_change": may_change, "functions": prompts_in_force(account_id=account_id)}
        return Response(PromptListSerializer(found).data)


class PromptView(TenantView, APIView):
    """The prompt of one function."""

    @extend_schema(tags=["settings"], parameters=[ACCOUNT_ID], responses={200: PromptDetailSerializer, **READ_ERRORS})
    def get(self, request: Request, function: str) -> Response:
        """Its text, the default, and what it can hold."""
        return self._answer(asked_account_id(request), function)

    @extend_schema(
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        request=PromptTextSerializer,
        responses={200: PromptDetailSerializer, **ERRORS},
    )
    def put(self, request: Request, function: str) -> Response:
        """Save a new version; every problem of the text is in details.fields.text. Owners and admins only."""
        account_id = self._managed_account_id(request)
        save_prompt(account_id=account_id, function=function, text=_sent_text(request), author_id=self.user_id)
        return self._answer(account_id, function)

    @extend_schema(tags=["settings"], parameters=[ACCOUNT_ID], responses={200: PromptDetailSerializer, **ERRORS})
    def delete(self, request: Request, function: str) -> Response:
        """Back to the default; the versions stay. Owners and admins only."""
        account_id = self._managed_account_id(request)
        reset_prompt(account_id=account_id, function=function)
        return self._answer(account_id, function)

    def _managed_account_id(self, request: Request) -> int:
        account_id = asked_account_id(request)
        self.require_manager(account_id)
        return account_id

    def _answer(self, account_id: int, function: str) -> Response:
        found = prompt_in_force(account_id=account_id, function=function)
        context = {"may_change": may_manage(user_id=self.user_id, account_id=account_id)}
        return Response(PromptDetailSerializer(found, context=context).data)


@extend_schema(
    tags=["settings"], parameters=[ACCOUNT_ID], responses={200: PromptVersionSerializer(many=True), **READ_ERRORS}
)
class PromptVersionsView(TenantView, ListAPIView[Prompt]):
    """Every version that the account saved for a function, newest first."""

    serializer_class = PromptVersionSerializer

    def get_queryset(self) -> QuerySet[Prompt]:
        """404 for a function without a prompt."""
        if getattr(self, "swagger_fake_view", False):
            return Prompt.objects.none()
        function = known_function(self.kwargs["function"])
        return versions(account_id=asked_account_id(self.request)).filter(function=function)


class PromptPreviewView(TenantView, APIView):
    """How a text reads."""

    only_reads = True

    @extend_schema(
        tags=["settings"],
        parameters=[ACCOUNT_ID],
        request=PromptTextSerializer,
        responses={200: PromptPreviewSerializer, **READ_ERRORS},
    )
    def post(self, request: Request, function: str) -> Response:
        """Filled with examples; nothing is saved."""
        asked_account_id(request)
        preview = preview_prompt(function=function, text=_sent_text(request))
        return Response(PromptPreviewSerializer(preview).data)


def _sent_text(request: Request) -> str:
    asked = PromptTextSerializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return str(asked.validated_data["text"])
