"""Account: a customer."""

from __future__ import annotations

from django.db import models

from igny8_core.common.tenancy import TenantManager


class Account(models.Model):
    """A customer: it owns sites, credits and everything made with them."""

    name = models.CharField(max_length=120, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TenantManager(path="id")

    def __str__(self) -> str:
        return self.name
