"""The providers of accounts. A stored key is never put into a page: an empty field keeps it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.services.provider_settings import KEYS, change_provider_settings, choice_with
from igny8_core.common.exceptions import InvalidInputError

TEXTS = [
    "text_provider", "openai_base_url", "text_model",
    "image_provider", "image_model", "vectors", "embedding_model",
]  # fmt: skip


def _new_key() -> forms.CharField:
    widget = forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password", "size": 60})
    return forms.CharField(required=False, widget=widget, help_text="Empty keeps the stored key.")


class ProviderSettingsForm(forms.ModelForm[ProviderSettings]):
    """The fields of the settings page; keys go in and do not come out."""

    new_openai_api_key = _new_key()
    remove_openai_api_key = forms.BooleanField(required=False)
    new_runware_api_key = _new_key()
    remove_runware_api_key = forms.BooleanField(required=False)

    class Meta:
        model = ProviderSettings
        fields = ["account", *TEXTS]

    def clean(self) -> dict[str, Any]:
        """The same checks as on the settings page, beside their fields."""
        data = super().clean() or {}
        account = data.get("account") or (self.instance.pk and self.instance.account)
        if account and not self.errors:
            self._check(account.pk)
        return data

    def changes(self) -> dict[str, str | None]:
        """What was entered, as the service takes it."""
        entered: dict[str, str | None] = {name: self.cleaned_data[name] for name in TEXTS}
        for key in KEYS:
            removed = self.cleaned_data[f"remove_{key}"]
            entered[key] = None if removed else self.cleaned_data[f"new_{key}"]
        return entered

    def _check(self, account_id: int) -> None:
        try:
            choice_with(account_id=account_id, changes=self.changes())
        except InvalidInputError as error:
            for name, sentences in error.details["fields"].items():
                self.add_error(f"new_{name}" if name in KEYS else name, sentences)


@admin.register(ProviderSettings)
class ProviderSettingsAdmin(admin.ModelAdmin[ProviderSettings]):
    """Which AI an account uses, with whose key."""

    form = ProviderSettingsForm
    list_display = ["account", "text_provider", "text_model", "image_provider", "image_model", "has_key", "updated_at"]
    list_select_related = ["account"]
    search_fields = ["account__name"]
    autocomplete_fields = ["account"]

    def get_readonly_fields(self, request: HttpRequest, obj: ProviderSettings | None = None) -> list[str]:
        """Whose they are is chosen once."""
        return [] if obj is None else ["account"]

    def save_model(self, request: HttpRequest, obj: ProviderSettings, form: Any, change: bool) -> None:
        """Through the service, so that it is in force at once."""
        change_provider_settings(account_id=obj.account_id, changes=form.changes())

    @admin.display(boolean=True, description="Own key")
    def has_key(self, obj: ProviderSettings) -> bool:
        """Whether the account has a key of its own."""
        return bool(obj.openai_api_key or obj.runware_api_key)
