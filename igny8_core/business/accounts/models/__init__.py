"""Who uses the product: accounts, people, what they may do, and the websites they work on."""

from igny8_core.business.accounts.models.account import Account
from igny8_core.business.accounts.models.api_key import ApiKey, KeyStatus, Scope
from igny8_core.business.accounts.models.invitation import Invitation, InvitationStatus
from igny8_core.business.accounts.models.membership import MANAGING_ROLES, WRITING_ROLES, Membership, Role
from igny8_core.business.accounts.models.site import ImageFormat, Site, valid_time_zone
from igny8_core.business.accounts.models.user import EmailUserManager, User
from igny8_core.business.accounts.models.user_session import UserSession

__all__ = [
    "MANAGING_ROLES",
    "WRITING_ROLES",
    "Account",
    "ApiKey",
    "EmailUserManager",
    "ImageFormat",
    "Invitation",
    "InvitationStatus",
    "KeyStatus",
    "Membership",
    "Role",
    "Scope",
    "Site",
    "User",
    "UserSession",
    "valid_time_zone",
]
