"""Inviting people, and letting in who was invited. Mails are up to `notifications`, which sends the links."""

from __future__ import annotations

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from igny8_core.business.accounts.models import Invitation, InvitationStatus, Membership, Role, User
from igny8_core.business.accounts.selectors.invitations import invitation_behind
from igny8_core.business.accounts.services.members import check_may_give
from igny8_core.business.accounts.services.people import new_person
from igny8_core.common.exceptions import AppError, ConflictError, NotFoundError
from igny8_core.common.transitions import move_one

GOOD_FOR = timedelta(days=7)
MOST_OPEN = 100
ENDED = "This invitation is no longer good. Ask for a new one."


class InvitationInTheWayError(ConflictError):
    """There is one already, or it is not needed."""

    action = "fix_data"


class LoginToAcceptError(AppError):
    """The address has an account here: only whoever has its password may go on."""

    error_type = "AuthenticationError"
    http_status = 401


def invite(*, actor: Membership, email: str, role: str) -> Invitation:
    """A new invitation, or the expired one of this address renewed.

    Raises NotAllowedError for a role that is not the actor's to give, ConflictError for members and for whoever has an
    open invitation. Whether the address has an account elsewhere shows in nothing.
    """
    check_may_give(actor=actor, role=role)
    cleaned = email.strip().lower()
    if Membership.objects.filter(account=actor.account, user__email__iexact=cleaned).exists():
        raise InvitationInTheWayError(f"{cleaned} is a member of this account already.")
    open_ones = Invitation.objects.filter(account=actor.account, status=InvitationStatus.PENDING)
    earlier = open_ones.filter(email=cleaned).first()
    if earlier and not earlier.is_expired:
        raise InvitationInTheWayError(f"{cleaned} has an open invitation. Send it again or revoke it.")
    if earlier:
        earlier.role, earlier.invited_by = role, actor.user
        earlier.save(update_fields=["role", "invited_by", "updated_at"])
        renew(invitation=earlier)
        return earlier
    if open_ones.count() >= MOST_OPEN:
        raise InvitationInTheWayError(f"{MOST_OPEN} invitations are open. Revoke some first.")
    return _insert(actor, cleaned, role)


def renew(*, invitation: Invitation) -> None:
    """Another link that is good for a week; the one before is good no more. Raises ConflictError once it ended."""
    nonce, expires_at = _nonce(), timezone.now() + GOOD_FOR
    same = Invitation.objects.filter(pk=invitation.pk)
    pending = InvitationStatus.PENDING
    move_one(same, to=pending, come_from=pending, refusal=_ended(invitation), nonce=nonce, expires_at=expires_at)
    invitation.nonce, invitation.expires_at = nonce, expires_at


def revoke_invitation(*, invitation: Invitation) -> None:
    """Its link opens nothing from now on. Raises ConflictError once it was accepted or revoked."""
    same = Invitation.objects.filter(pk=invitation.pk)
    move_one(same, to=InvitationStatus.REVOKED, come_from=InvitationStatus.PENDING, refusal=_ended(invitation))
    invitation.status = InvitationStatus.REVOKED


def open_invitation(token: str) -> Invitation:
    """The invitation behind a link. Raises NotFoundError in the same words for every link that is not good."""
    invitation = invitation_behind(token)
    if invitation is None or invitation.status != InvitationStatus.PENDING or invitation.is_expired:
        raise NotFoundError(ENDED)
    return invitation


def invited_person(invitation: Invitation) -> User | None:
    """Who has the invited address here already. Only for whoever holds the link, which came to that address."""
    return User.objects.filter(email__iexact=invitation.email).first()


def accept(*, token: str, user: User | None, name: str = "", password: str = "") -> User:
    """Let in who was invited: `user` if logged in, or a new person with this name and password. Once.

    Raises NotFoundError for a link that is not good, LoginToAcceptError when the address has an account, ConflictError
    when somebody else is logged in, InvalidInputError for name or password.
    """
    with transaction.atomic():
        invitation = open_invitation(token)
        person = _accepting(invitation, user, name, password)
        # Of two requests with the same link, one moves it.
        move_one(
            Invitation.objects.filter(pk=invitation.pk, nonce=invitation.nonce),
            to=InvitationStatus.ACCEPTED,
            come_from=InvitationStatus.PENDING,
            refusal=ENDED,
        )
        defaults = {"role": invitation.role}
        Membership.objects.get_or_create(account=invitation.account, user=person, defaults=defaults)
    return person


def _accepting(invitation: Invitation, user: User | None, name: str, password: str) -> User:
    if user is not None:
        if user.email.lower() != invitation.email:
            raise InvitationInTheWayError(
                f"This invitation is for {invitation.email}, and you are logged in as {user.email}. Log out first."
            )
        return user
    if invited_person(invitation):
        raise LoginToAcceptError(f"Log in as {invitation.email} to accept this invitation.")
    return new_person(email=invitation.email, name=name, password=password)


def _insert(actor: Membership, email: str, role: str) -> Invitation:
    try:
        with transaction.atomic():
            return Invitation.objects.create(
                account=actor.account,
                email=email,
                role=Role(role),
                nonce=_nonce(),
                expires_at=timezone.now() + GOOD_FOR,
                invited_by=actor.user,
            )
    except IntegrityError as error:
        raise InvitationInTheWayError(f"{email} has an open invitation. Send it again or revoke it.") from error


def _ended(invitation: Invitation) -> str:
    return f"The invitation of {invitation.email} is no longer open."


def _nonce() -> str:
    return get_random_string(22)
