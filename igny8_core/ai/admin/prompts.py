"""The prompts of accounts: every save is a new version, and an action leads back to the default."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt
from igny8_core.ai.prompts.checking import cleaned, problems
from igny8_core.ai.prompts.variables import FUNCTION_NAMES, VARIABLES
from igny8_core.ai.selectors.prompts import versions
from igny8_core.ai.services.prompts import reset_prompt, save_prompt
from igny8_core.common.numbers import plural

#: Versions shown beside a prompt; all of them are in the list.
MOST_VERSIONS = 20


class PromptForm(forms.ModelForm[Prompt]):
    """A prompt's text, checked as on the settings page."""

    function = forms.ChoiceField(choices=list(FUNCTION_NAMES.items()))
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 30, "cols": 120, "style": "font-family: monospace"}))

    class Meta:
        model = Prompt
        fields = ["account", "function", "text"]

    def clean(self) -> dict[str, Any]:
        """Every problem of the text, beside it."""
        data = super().clean() or {}
        function = data.get("function") or self.instance.function
        if function and data.get("text"):
            for problem in self._problems(function, cleaned(data["text"])):
                self.add_error("text", problem)
        return data

    def _problems(self, function: str, text: str) -> list[str]:
        if text == cleaned(default_prompt(function)):
            return ["This is the default. Choose “Back to the default” in the list instead."]
        return problems(function, text)


@admin.register(Prompt)
class PromptAdmin(admin.ModelAdmin[Prompt]):
    """The versions of accounts' own prompts. Tasks name theirs by version, so none is ever deleted."""

    form = PromptForm
    list_display = ["function", "account", "version", "active", "author", "created_at"]
    list_filter = ["function", "active"]
    list_select_related = ["account", "author"]
    search_fields = ["version", "account__name"]
    autocomplete_fields = ["account"]
    date_hierarchy = "created_at"
    actions = ["back_to_the_default"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes: articles refer to their words."""
        return False

    def get_fields(self, request: HttpRequest, obj: Prompt | None = None) -> Any:
        """Whose and what for is chosen once."""
        return (
            ["account", "function", "text"] if obj is None else ["account", "function", "text", "variables", "others"]
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Prompt | None = None) -> list[str]:
        """What a version is of does not change."""
        return [] if obj is None else ["account", "function", "variables", "others"]

    def save_model(self, request: HttpRequest, obj: Prompt, form: Any, change: bool) -> None:
        """A new version, in force at once; `obj` becomes that one."""
        save_prompt(account_id=obj.account_id, function=obj.function, text=obj.text, author_id=request.user.pk)
        obj.pk = versions(account_id=obj.account_id).get(function=obj.function, active=True).pk

    @admin.action(description="Back to the default")
    def back_to_the_default(self, request: HttpRequest, rows: QuerySet[Prompt]) -> None:
        """The functions of the chosen rows use the product's prompt again."""
        places = set(rows.values_list("account_id", "function"))
        for account_id, function in places:
            reset_prompt(account_id=account_id, function=function)
        self.message_user(request, f"{plural(len(places), 'prompt')} back to the default.", messages.SUCCESS)

    @admin.display(description="Variables")
    def variables(self, obj: Prompt) -> SafeString:
        """What can be put into the text."""
        lines = ((variable.placeholder, variable.holds) for variable in VARIABLES.get(obj.function, ()))
        return format_html_join("", "<div><code>{}</code> {}</div>", lines)

    @admin.display(description="Versions")
    def others(self, obj: Prompt) -> SafeString:
        """All versions for this function, newest first."""
        rows = versions(account_id=obj.account_id).filter(function=obj.function)[:MOST_VERSIONS]
        return format_html_join("", "<div>{}</div>", ((self._line(row),) for row in rows))

    def _line(self, row: Prompt) -> SafeString:
        url = reverse("admin:ai_prompt_change", args=[row.pk])
        by = row.author.email if row.author else "nobody"
        state = ", in force" if row.active else ""
        saved = date_format(localtime(row.created_at), "Y-m-d H:i")
        return format_html('<a href="{}">{}</a> {} by {}{}', url, row.version, saved, by, state)
