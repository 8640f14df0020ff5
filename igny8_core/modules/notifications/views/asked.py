"""Reading in which account, and finding it on this side of the wall."""

from __future__ import annotations

from rest_framework.request import Request

from igny8_core.api.asked import AccountRequestSerializer
from igny8_core.business.accounts.models import Membership
from igny8_core.common.exceptions import NotFoundError


def asked_membership(request: Request, *, user_id: int) -> Membership:
    """The user's own membership in the account of `?account_id=`."""
    asked = AccountRequestSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    account_id = int(asked.validated_data["account_id"])
    members = Membership.objects.select_related("user", "mail_choice")
    member = members.filter(user_id=user_id, account_id=account_id).first()
    if member is None:
        raise NotFoundError("This account does not exist.")
    return member
