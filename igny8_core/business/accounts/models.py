"""Who uses the product: accounts, people, what they may do, and the websites they work on."""

from __future__ import annotations

from typing import ClassVar
from zoneinfo import available_timezones

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models

from igny8_core.common.tenancy import TenantManager


class Account(models.Model):
    """A customer: it owns sites, credits and everything made with them."""

    name = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager(path="id")

    def __str__(self) -> str:
        return self.name


class EmailUserManager(UserManager["User"]):
    """People are known by their e-mail address, in whatever case they type it."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, username=None, email=None, password=None, **extra):  # type: ignore[no-untyped-def]
        email = email or username
        return super().create_user(username=email, email=email, password=password, **extra)

    def create_superuser(self, username=None, email=None, password=None, **extra):  # type: ignore[no-untyped-def]
        email = email or username
        return super().create_superuser(username=email, email=email, password=password, **extra)


class User(AbstractUser):
    """A person; logs in by e-mail."""

    email = models.EmailField("e-mail address", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[EmailUserManager] = EmailUserManager()


class Role(models.TextChoices):
    """What a member may do, from most to least."""

    OWNER = "owner", "Owner"
    ADMIN = "admin", "Admin"
    EDITOR = "editor", "Editor"
    VIEWER = "viewer", "Viewer"


#: Roles that may start, stop and change things.
WRITING_ROLES = (Role.OWNER, Role.ADMIN, Role.EDITOR)
#: Roles that may change what the whole account works with: providers, keys, prompts.
MANAGING_ROLES = (Role.OWNER, Role.ADMIN)


class Membership(models.Model):
    """A person's role in an account."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.EDITOR)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "user"], name="one_membership_per_person")]

    def __str__(self) -> str:
        return f"{self.user} in {self.account}: {self.role}"


def valid_time_zone(value: str) -> None:
    """A name of the IANA database, such as `Europe/Berlin`."""
    if value not in available_timezones():
        raise ValidationError(f"“{value}” is not a time zone. Use a name such as Europe/Berlin.")


class ImageFormat(models.TextChoices):
    """How the pictures of a site are stored."""

    WEBP = "webp", "WebP"
    PNG = "png", "PNG"


class Site(models.Model):
    """A website whose keywords become articles."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sites")
    domain = models.CharField(max_length=253)
    name = models.CharField(max_length=120, blank=True)
    timezone = models.CharField(max_length=64, default="UTC", validators=[valid_time_zone])
    language = models.CharField(max_length=8, default="en")
    image_size = models.CharField(max_length=11, default="1024x576", help_text="Width x height in pixels")
    image_format = models.CharField(max_length=4, choices=ImageFormat.choices, default=ImageFormat.WEBP)
    image_model = models.CharField(max_length=80, blank=True, help_text="Empty: the model of the account")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager()

    class Meta:
        ordering = ["domain"]
        constraints = [models.UniqueConstraint(fields=["account", "domain"], name="one_site_per_domain")]

    def __str__(self) -> str:
        return self.domain
