"""Who is logged in."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from igny8_core.business.accounts.models import Membership, User


class LoginSerializer(serializers.Serializer[Any]):
    email = serializers.EmailField()
    password = serializers.CharField(write_only=True, trim_whitespace=False, max_length=200)


class SessionUserSerializer(serializers.ModelSerializer[User]):
    name = serializers.CharField(source="get_full_name", read_only=True)

    class Meta:
        model = User
        fields = ["id", "email", "name", "is_staff"]


class SessionAccountSerializer(serializers.ModelSerializer[Membership]):
    id = serializers.IntegerField(source="account.id")
    name = serializers.CharField(source="account.name")

    class Meta:
        model = Membership
        fields = ["id", "name", "role"]


class SessionSerializer(serializers.Serializer[Any]):
    """Who is logged in; `user` is null for nobody."""

    authenticated = serializers.BooleanField()
    user = SessionUserSerializer(allow_null=True)
    accounts = SessionAccountSerializer(many=True)
