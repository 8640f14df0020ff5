"""What every API view of a logged-in user has: the wall goes up before the handler runs."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request

from igny8_core.business.accounts.selectors import account_ids_of, may_manage, may_write
from igny8_core.common.exceptions import NotAllowedError
from igny8_core.common.tenancy import bind_accounts


class TenantView:
    """Mixin for DRF views: from `initial` on, querysets show only what belongs to the user's accounts."""

    request: Any

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Authentication and permissions first, then the wall."""
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if request.user.is_authenticated:
            bind_accounts(account_ids_of(user_id=self.user_id))

    @property
    def user_id(self) -> int:
        """Who asks."""
        user: Any = self.request.user
        return int(user.pk)

    def require_writer(self, account_id: int) -> None:
        """Raise NotAllowedError for a member who may only look."""
        if not may_write(user_id=self.user_id, account_id=account_id):
            raise NotAllowedError("Your role in this account is viewer: you can look, not change.")

    def require_manager(self, account_id: int) -> None:
        """Raise NotAllowedError for a member who may not change what the whole account works with."""
        if not may_manage(user_id=self.user_id, account_id=account_id):
            raise NotAllowedError("Only owners and admins of this account can change this.")
