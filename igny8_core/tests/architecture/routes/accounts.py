"""sites/, accounts/ and auth/."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.cached_db import SessionStore

from igny8_core.business.accounts.models import Membership, Role
from igny8_core.tests.architecture.routes.case import Case, account_id
from igny8_core.tests.factories import ApiKeyFactory, InvitationFactory, UserFactory, UserSessionFactory


def pk_of_site(site: Any, row: Any) -> dict[str, Any]:
    return {"id": site.pk}


def confirmed(site: Any, row: Any) -> dict[str, Any]:
    return {"confirm_domain": site.domain}


def api_key(site: Any) -> Any:
    """One of the account's owner."""
    owner = Membership.objects.filter(account=site.account, role=Role.OWNER).first()
    return ApiKeyFactory(membership=owner or UserFactory.member(site.account).memberships.get())


def key_id(site: Any, row: Any) -> dict[str, Any]:
    return {"key_id": row.pk or 10**6}


def new_site(site: Any, row: Any) -> dict[str, Any]:
    return {"account_id": site.account_id, "domain": "new.example.com"}


def a_name(site: Any, row: Any) -> dict[str, Any]:
    return {"name": "A name"}


def account_in_path(site: Any, row: Any) -> dict[str, Any]:
    return {"account_id": site.account_id}


def an_editor(site: Any) -> Any:
    return UserFactory.member(site.account, Role.EDITOR).memberships.get()


def member_id(site: Any, row: Any) -> dict[str, Any]:
    return {"member_id": row.pk or 10**6}


def own_session(site: Any) -> Any:
    """Another one of the account's owner, if there is one."""
    owner = Membership.objects.filter(account=site.account, role=Role.OWNER).first()
    store = SessionStore()
    store.create()
    return UserSessionFactory(session_key=store.session_key, **({"user": owner.user} if owner else {}))


def invitation(site: Any) -> Any:
    return InvitationFactory(account=site.account)


def invitation_id(site: Any, row: Any) -> dict[str, Any]:
    return {"invitation_id": row.pk or 10**6}


CASES = (
    Case("GET accounts/{account_id}/", "path account_id", path=account_in_path),
    Case("PATCH accounts/{account_id}/", "path account_id", path=account_in_path, body=a_name),
    Case("GET accounts/members/", "query account_id", query=account_id),
    Case(
        "PATCH accounts/members/{member_id}/",
        "path member_id",
        path=member_id,
        state=an_editor,
        body=lambda site, row: {"role": "viewer"},
    ),
    Case("DELETE accounts/members/{member_id}/", "path member_id", path=member_id, state=an_editor),
    Case("GET accounts/invitations/", "query account_id", query=account_id),
    Case(
        "POST accounts/invitations/",
        "query account_id",
        query=account_id,
        body=lambda site, row: {"email": "new@example.com"},
    ),
    Case("DELETE accounts/invitations/{invitation_id}/", "path invitation_id", path=invitation_id, state=invitation),
    Case(
        "POST accounts/invitations/{invitation_id}/resend/",
        "path invitation_id",
        path=invitation_id,
        state=invitation,
    ),
    Case("GET sites/", "query account_id", query=account_id),
    Case("POST sites/", "body account_id", body=new_site),
    Case("GET sites/{id}/", "path id", path=pk_of_site),
    Case("PATCH sites/{id}/", "path id", path=pk_of_site, body=a_name),
    Case("DELETE sites/{id}/", "path id", path=pk_of_site, body=confirmed),
    Case(
        "DELETE auth/sessions/{session_id}/",
        "path session_id",
        path=lambda site, row: {"session_id": row.pk or 10**6},
        state=own_session,
        own_rows=True,
    ),
    Case("GET accounts/api_keys/", "query account_id", query=account_id),
    Case("POST accounts/api_keys/", "query account_id", query=account_id, body=a_name, own_rows=True),
    Case("PATCH accounts/api_keys/{key_id}/", "path key_id", path=key_id, state=api_key, body=a_name),
    Case("DELETE accounts/api_keys/{key_id}/", "path key_id", path=key_id, state=api_key),
)
#: These speak of whoever asks.
NO_ID = {
    "GET auth/session/",
    "POST auth/login/",
    "POST auth/logout/",
    "POST accounts/invitations/open/",
    "POST accounts/invitations/accept/",
    "GET auth/profile/",
    "PATCH auth/profile/",
    "POST auth/password/change/",
    "POST auth/password/forgotten/",
    "POST auth/password/reset/",
    "GET auth/sessions/",
    "POST auth/sessions/end_others/",
}
