"""Prompt: an account's own words for one AI function, in place of the prompt that comes with the product."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from igny8_core.common.models import AccountOwned


class Prompt(AccountOwned):
    """One version of an account's prompt for a function. Rows are never edited: a change is a new row.

    At most one row per function is active; none means the default of the product. `version` is what every AITask asked
    with it carries, so that the words behind an article can always be found.
    """

    function = models.CharField(max_length=40)
    text = models.TextField(help_text="System part, a line ---, user part")
    version = models.CharField(max_length=12)
    active = models.BooleanField(default=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "function"], condition=Q(active=True), name="one_active_prompt_per_function"
            )
        ]
        indexes = [models.Index(fields=["account", "function", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.function} {self.version}"
