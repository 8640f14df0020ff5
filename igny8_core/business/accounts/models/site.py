"""Site: a website, and what is known about it."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models

from igny8_core.business.accounts.models.account import Account
from igny8_core.common.tenancy import TenantManager


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
