"""What every API view of a logged-in user has: the wall goes up before the handler runs."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from igny8_core.business.accounts.models import ApiKey, Scope
from igny8_core.business.accounts.selectors.roles import account_ids_of, may_manage, may_write
from igny8_core.common.exceptions import NotAllowedError
from igny8_core.common.tenancy import bind_accounts


class TenantView:
    """Mixin for DRF views: from `initial` on, querysets show only what belongs to the user's accounts.

    A program with an API key sees the key's account alone, and does what both its scope and its maker's role allow.
    """

    request: Any
    #: Its POST changes nothing: keys that may only read may send it.
    only_reads: ClassVar[bool] = False

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Authentication and permissions first, then the wall."""
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if not request.user.is_authenticated:
            return
        key = self.api_key
        bind_accounts(account_ids_of(user_id=self.user_id) if key is None else [key.account_id])
        if request.method not in SAFE_METHODS and not self.only_reads:
            self._require_scope(Scope.WRITE)

    @property
    def user_id(self) -> int:
        """Who asks."""
        user: Any = self.request.user
        return int(user.pk)

    @property
    def api_key(self) -> ApiKey | None:
        """What a program came in with; None for a person."""
        return self.request.auth if isinstance(self.request.auth, ApiKey) else None

    def require_writer(self, account_id: int) -> None:
        """Raise NotAllowedError for a member who may only look."""
        self._require_scope(Scope.WRITE)
        if not may_write(user_id=self.user_id, account_id=account_id):
            raise NotAllowedError("Your role in this account is viewer: you can look, not change.")

    def require_manager(self, account_id: int) -> None:
        """Raise NotAllowedError for a member who may not change what the whole account works with."""
        self._require_scope(Scope.MANAGE)
        if not may_manage(user_id=self.user_id, account_id=account_id):
            raise NotAllowedError("Only owners and admins of this account can change this.")

    def _require_scope(self, scope: Scope) -> None:
        key = self.api_key
        if key is not None and not key.allows(scope):
            raise NotAllowedError(f"The scope of this API key is {key.scope}; this needs {scope}.")
