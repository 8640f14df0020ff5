"""Changing which AI an account uses: checked field by field, keys written and never read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import httpx2

from igny8_core.ai.account_ai import forget, merged
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.providers.choice import ProviderChoice, server_choice
from igny8_core.ai.providers.image_models import fits
from igny8_core.ai.providers.openai_client import OFFICIAL_URL
from igny8_core.common.exceptions import AppError, InvalidInputError
from igny8_core.common.outbound import check_url

CHOICES = {
    "text_provider": ProviderSettings.Text,
    "image_provider": ProviderSettings.Image,
    "vectors": ProviderSettings.Vectors,
}
MODELS = ("text_model", "image_model", "embedding_model")
KEYS = ("openai_api_key", "runware_api_key")
FIELDS = (*CHOICES, "openai_base_url", *MODELS, *KEYS)
LONGEST_MODEL = 80
LONGEST_KEY = 300
_EXAMPLES = {"openai": "gpt-image-2", "runware": "runware:101@1"}
Changes = Mapping[str, str | None]


@dataclass(frozen=True)
class _Change:
    """Stored settings and the same with the changes applied."""

    before: ProviderSettings
    after: ProviderSettings
    #: What was really sent; an empty key is none.
    sent: Mapping[str, str]


def settings_of(*, account_id: int) -> ProviderSettings:
    """The account's settings; empty ones without writing them: looking changes nothing."""
    found = ProviderSettings.objects.filter(account_id=account_id).first()
    return found or ProviderSettings(account_id=account_id)


def change_provider_settings(*, account_id: int, changes: Changes) -> None:
    """Apply changes by field. Texts: "" is as the server is set. Keys: a text sets, "" keeps, None removes.

    Raises InvalidInputError with details["fields"] and changes nothing.
    """
    change = _applied(account_id, changes)
    _check(change)
    row, _created = ProviderSettings.objects.get_or_create(account_id=account_id)
    for name, value in change.sent.items():
        setattr(row, name, value)
    # Only what was sent: two people who change different fields at once both succeed.
    row.save(update_fields=[*change.sent, "updated_at"])
    forget(account_id)


def choice_with(*, account_id: int, changes: Changes) -> ProviderChoice:
    """The choice that would be in force with unsaved changes. Raises InvalidInputError like a change would."""
    change = _applied(account_id, changes)
    _check(change)
    return merged(server_choice(), change.after)


def _applied(account_id: int, changes: Changes) -> _Change:
    before, after = settings_of(account_id=account_id), settings_of(account_id=account_id)
    sent = {name: (value or "").strip() for name, value in changes.items() if name not in KEYS or value != ""}
    for name, value in sent.items():
        setattr(after, name, value)
    return _Change(before=before, after=after, sent=sent)


def _check(change: _Change) -> None:
    found = {name: sentence for name, value in change.sent.items() if (sentence := _problem(name, value))}
    if not found:
        found = _problems_together(change)
    if found:
        first = next(iter(found.values()))
        raise InvalidInputError(first, details={"fields": {name: [sentence] for name, sentence in found.items()}})


def _problem(name: str, value: str) -> str:
    if name in CHOICES:
        known = [str(one) for one in CHOICES[name].values]
        return "" if value in known else f"“{value}” is not known. Choose {', '.join(filter(None, known))} or nothing."
    if name in MODELS:
        return _model_problem(value)
    if name in KEYS:
        return _key_problem(value)
    return _url_problem(value)


def _model_problem(value: str) -> str:
    if len(value) > LONGEST_MODEL:
        return f"The name of a model has at most {LONGEST_MODEL} characters."
    return "" if value.isprintable() and " " not in value else "The name of a model has no blanks or invisible signs."


def _key_problem(value: str) -> str:
    if len(value) > LONGEST_KEY:
        return f"A key has at most {LONGEST_KEY} characters. Copy it again."
    fit = value.isascii() and value.isprintable() and " " not in value
    return "" if fit else "The key has characters that no key has. Copy it again."


def _url_problem(value: str) -> str:
    try:
        if value:
            check_url(value)
    except AppError as error:
        return error.message
    return ""


def _problems_together(change: _Change) -> dict[str, str]:
    """What is wrong only in the light of other fields."""
    found = {}
    if sentence := _key_would_move(change):
        found["openai_api_key"] = sentence
    provider = merged(server_choice(), change.after).image_provider_in_force
    model = change.sent.get("image_model", "")
    if model and provider in _EXAMPLES and not fits(model, provider):
        found["image_model"] = f"“{model}” is not a model of {provider}. Its names look like {_EXAMPLES[provider]}."
    return found


def _key_would_move(change: _Change) -> str:
    """Nobody who may not see a key may send it to a server of their own."""
    if not change.before.openai_api_key or "openai_api_key" in change.sent:
        return ""
    old, new = _server(change.before), _server(change.after)
    if old == new:
        return ""
    return f"This key was entered for {old.host}. Enter it again for {new.host}, or remove it."


def _server(row: ProviderSettings) -> httpx2.URL:
    url = row.openai_base_url or server_choice().openai_base_url or OFFICIAL_URL
    return httpx2.URL(url).copy_with(raw_path=b"/", fragment=None)
