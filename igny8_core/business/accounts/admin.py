"""Accounts, people and sites for operators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from igny8_core.business.accounts.models import Account, ApiKey, Invitation, Membership, Site, User, UserSession
from igny8_core.common.admin import ReadOnlyAdmin


class MembershipInline(admin.TabularInline[Membership, Any]):
    """Who may do what."""

    model = Membership
    extra = 0
    autocomplete_fields = ["user", "account"]


@admin.register(Account)
class AccountAdmin(admin.ModelAdmin[Account]):
    """Customers."""

    list_display = ["name", "created_at"]
    search_fields = ["name"]
    inlines = [MembershipInline]


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    """People; they log in by e-mail."""

    list_display = ["email", "first_name", "last_name", "is_staff", "is_active"]
    ordering = ["email"]
    search_fields = ["email", "first_name", "last_name"]
    inlines = [MembershipInline]
    fieldsets = (
        (None, {"fields": ("email", "username", "password")}),
        ("Name", {"fields": ("first_name", "last_name")}),
        ("Permissions", {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("email", "username", "password1", "password2")}),)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin[Membership]):
    """Roles."""

    list_display = ["user", "account", "role"]
    list_filter = ["role"]
    list_select_related = ["user", "account"]
    search_fields = ["user__email", "account__name"]
    autocomplete_fields = ["user", "account"]


@admin.register(Site)
class SiteAdmin(admin.ModelAdmin[Site]):
    """Websites."""

    list_display = ["domain", "account", "timezone", "language", "created_at"]
    list_select_related = ["account"]
    search_fields = ["domain", "name", "account__name"]
    autocomplete_fields = ["account"]


@admin.register(ApiKey)
class ApiKeyAdmin(ReadOnlyAdmin):
    """Keys of programs; members make and revoke them under Settings."""

    list_display = ["name", "prefix", "account", "membership", "scope", "status", "last_used_at"]
    list_select_related = ["account", "membership__user", "membership__account"]
    search_fields = ["name", "prefix", "account__name", "membership__user__email"]
    exclude = ["digest"]


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Who was asked in; owners and admins invite under Settings."""

    list_display = ["email", "account", "role", "status", "expires_at", "invited_by"]
    list_filter = ["status"]
    list_select_related = ["account", "invited_by"]
    search_fields = ["email", "account__name"]
    exclude = ["nonce"]


@admin.register(UserSession)
class UserSessionAdmin(ReadOnlyAdmin):
    """Where people are logged in; they end it themselves."""

    list_display = ["user", "device", "address", "created_at", "last_seen_at"]
    list_select_related = ["user"]
    search_fields = ["user__email", "address"]
    exclude = ["session_key"]
