"""Accounts, members and invitations."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from igny8_core.business.accounts.models import Account, Invitation, InvitationStatus, Membership, Role
from igny8_core.business.accounts.selectors.invitations import LONGEST_TOKEN
from igny8_core.business.accounts.selectors.roles import roles_given_by
from igny8_core.business.accounts.services.people import LONGEST_NAME, LONGEST_PASSWORD

MEMBER = {
    "id": 8,
    "user": {"id": 5, "email": "ada@example.com", "name": "Ada Lovelace"},
    "role": "editor",
    "is_you": False,
    "may_change": True,
    "may_remove": True,
}


class AccountSerializer(serializers.ModelSerializer[Account]):
    role = serializers.SerializerMethodField()
    gives_roles = serializers.SerializerMethodField(help_text="Roles that you may give to others")

    class Meta:
        model = Account
        fields = ["id", "name", "role", "gives_roles", "created_at"]
        read_only_fields = fields

    @extend_schema_field(serializers.ChoiceField(choices=Role.choices))
    def get_role(self, account: Account) -> str:
        """Yours."""
        return str(self.context["role"])

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=Role.choices)))
    def get_gives_roles(self, account: Account) -> list[str]:
        """Empty for editors and viewers."""
        return [str(role) for role in roles_given_by(self.context["role"])]


class NameSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)


class PersonSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    email = serializers.EmailField()
    name = serializers.CharField(source="get_full_name")


@extend_schema_serializer(examples=[OpenApiExample("A member", value=MEMBER, response_only=True)])
class MemberSerializer(serializers.ModelSerializer[Membership]):
    user = PersonSerializer()
    is_you = serializers.SerializerMethodField()
    may_change = serializers.SerializerMethodField(help_text="You may give this member another role")
    may_remove = serializers.SerializerMethodField(help_text="You may end this membership; everybody may leave")

    class Meta:
        model = Membership
        fields = ["id", "user", "role", "is_you", "may_change", "may_remove"]
        read_only_fields = fields

    def get_is_you(self, member: Membership) -> bool:
        """The membership of whoever asks."""
        return bool(member.user_id == self.context["user_id"])

    def get_may_change(self, member: Membership) -> bool:
        """By your role; whether this is the last owner shows when it is tried."""
        return member.role in roles_given_by(self.context["role"])

    def get_may_remove(self, member: Membership) -> bool:
        """By your role."""
        return self.get_is_you(member) or self.get_may_change(member)


class RoleSerializer(serializers.Serializer[Any]):
    role = serializers.ChoiceField(choices=Role.choices)


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    status = serializers.ChoiceField(choices=InvitationStatus.choices)
    is_expired = serializers.BooleanField()
    invited_by = PersonSerializer(allow_null=True)

    class Meta:
        model = Invitation
        fields = ["id", "email", "role", "status", "is_expired", "invited_by", "created_at", "expires_at"]
        read_only_fields = fields


@extend_schema_serializer(
    examples=[
        OpenApiExample("An editor", value={"email": "grace@example.com", "role": "editor"}, request_only=True),
    ]
)
class NewInvitationSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=150)
    role = serializers.ChoiceField(choices=Role.choices, default=Role.EDITOR)


class TokenSerializer(serializers.Serializer[Any]):
    """What the link of the mail carries behind its #."""

    token = serializers.CharField(max_length=LONGEST_TOKEN)


class OpenInvitationSerializer(serializers.Serializer[Any]):
    """What somebody is invited to."""

    account_name = serializers.CharField(source="account.name")
    email = serializers.EmailField()
    role = serializers.ChoiceField(choices=Role.choices)
    expires_at = serializers.DateTimeField()
    needs_login = serializers.SerializerMethodField(help_text="The address has an account here: log in, then accept")

    def get_needs_login(self, invitation: Invitation) -> bool:
        """Said only to whoever has the link, which went to that address."""
        return bool(self.context["needs_login"])


class AcceptSerializer(TokenSerializer):
    """Name and password of a new person; whoever is logged in sends neither."""

    name = serializers.CharField(max_length=LONGEST_NAME, default="", allow_blank=True)
    password = serializers.CharField(
        max_length=LONGEST_PASSWORD, default="", allow_blank=True, trim_whitespace=False, write_only=True
    )
