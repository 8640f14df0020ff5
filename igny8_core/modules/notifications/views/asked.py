"""Reading which account or site is meant, and finding it on this side of the wall."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from igny8_core.business.accounts.models import Membership, Site
from igny8_core.common.exceptions import NotFoundError
from igny8_core.modules.notifications.serializers.requests import AccountSerializer

ACCOUNT_ID = OpenApiParameter("account_id", OpenApiTypes.INT, required=True, description="Id of one of your accounts")


def asked_membership(request: Request, *, user_id: int) -> Membership:
    """The user's own membership in the account of `?account_id=`."""
    asked = AccountSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    account_id = int(asked.validated_data["account_id"])
    members = Membership.objects.select_related("user", "mail_choice")
    member = members.filter(user_id=user_id, account_id=account_id).first()
    if member is None:
        raise NotFoundError("This account does not exist.")
    return member


def asked_site(site_id: int) -> Site:
    """The site of the path, if it is one of the user's."""
    site = Site.objects.filter(pk=site_id).first()
    if site is None:
        raise NotFoundError("This site does not exist.")
    return site
