"""One's own profile, passwords and sessions."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.accounts.models import User, UserSession
from igny8_core.business.accounts.services.people import LONGEST_NAME, LONGEST_PASSWORD


def _password() -> Any:
    return serializers.CharField(max_length=LONGEST_PASSWORD, trim_whitespace=False, write_only=True)


class ProfileSerializer(serializers.ModelSerializer[User]):
    name = serializers.CharField(source="get_full_name", read_only=True)

    class Meta:
        model = User
        fields = ["id", "email", "name"]
        read_only_fields = fields


class ProfileChangesSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=LONGEST_NAME)


class PasswordChangeSerializer(serializers.Serializer[Any]):
    current_password = _password()
    new_password = _password()


class ForgottenSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField()


class NewPasswordSerializer(serializers.Serializer[Any]):
    """What the link of the mail carries behind its #, and the new password."""

    token = serializers.CharField(max_length=100)
    password = _password()


class DoneSerializer(serializers.Serializer[Any]):
    message = serializers.CharField()


class UserSessionSerializer(serializers.ModelSerializer[UserSession]):
    is_current = serializers.SerializerMethodField()

    class Meta:
        model = UserSession
        fields = ["id", "device", "address", "created_at", "last_seen_at", "is_current"]
        read_only_fields = fields

    def get_is_current(self, session: UserSession) -> bool:
        """The one that asks."""
        return bool(session.session_key == self.context["session_key"])
