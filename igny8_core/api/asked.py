"""Reading which account or site is meant, and finding it on this side of the wall."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

from igny8_core.api.ids import IdField, one_of
from igny8_core.business.accounts.models import Account, Site
from igny8_core.common.numbers import LARGEST_ID

ACCOUNT_ID = OpenApiParameter("account_id", OpenApiTypes.INT, required=True, description="Id of one of your accounts")
SITE_ID = OpenApiParameter("site_id", OpenApiTypes.INT, required=True, description="Id of one of your sites")


class AccountRequestSerializer(serializers.Serializer[Any]):
    account_id = IdField()


class SiteRequestSerializer(serializers.Serializer[Any]):
    site_id = IdField()


def asked_account_id(request: Request) -> int:
    """`?account_id=`, one of the user's."""
    asked = AccountRequestSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return one_of(Account.objects.all(), pk=asked.validated_data["account_id"], noun="account").pk


def asked_account(account_id: int) -> Account:
    """The account, if it is one of the user's."""
    return one_of(Account.objects.all(), pk=min(account_id, LARGEST_ID), noun="account")


def asked_site_id(request: Request) -> int:
    """`?site_id=`, checked."""
    asked = SiteRequestSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    return int(asked.validated_data["site_id"])


def asked_site(site_id: int) -> Site:
    """The site, if it is one of the user's."""
    return one_of(Site.objects.select_related("account"), pk=site_id, noun="site")
