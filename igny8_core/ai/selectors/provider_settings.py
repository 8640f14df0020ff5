"""What an account's AI settings look like to its people: own values, values in force, and of keys only whether they are
there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx2
from django.conf import settings

from igny8_core.ai.account_ai import merged
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.providers.choice import ProviderChoice, server_choice
from igny8_core.ai.providers.image_models import ImageModel, known_image_models
from igny8_core.ai.providers.openai_client import OFFICIAL_URL
from igny8_core.ai.providers.selection import ProviderNotice, provider_notice
from igny8_core.common.encryption import UnreadableSecret

#: A hint may give away a third of a key, not more.
SHORTEST_WITH_HINT = 12
HINT_LENGTH = 4


@dataclass(frozen=True)
class Setting:
    """A value: the account's own (empty: none), the one in force and whose that is (`account`, `server`)."""

    own: str
    in_force: str
    source: str


@dataclass(frozen=True)
class KeyState:
    """A key: whether there is one and whose (`account`, `server`, `none`); `hint` is its end."""

    is_set: bool
    source: str
    hint: str = ""
    unreadable: bool = False


@dataclass(frozen=True)
class ShownSettings:
    """Everything that the settings page shows."""

    account_id: int
    may_change: bool
    updated_at: datetime | None
    values: dict[str, Setting]
    keys: dict[str, KeyState]
    choices: dict[str, list[dict[str, str]]]
    text_models: list[str]
    image_models: list[ImageModel]
    default_image_credits: int
    notice: ProviderNotice


def shown_settings(row: ProviderSettings, *, may_change: bool) -> ShownSettings:
    """The page for `row`, which need not be saved. Whoever may not change it sees no hints."""
    server = server_choice()
    choice = merged(server, row)
    return ShownSettings(
        account_id=row.account_id,
        may_change=may_change,
        updated_at=row.updated_at,
        values=_values(row, choice),
        keys={
            "openai_api_key": _key(row.openai_api_key, server=_server_key(server, row), with_hint=may_change),
            "runware_api_key": _key(row.runware_api_key, server=server.runware_api_key, with_hint=may_change),
        },
        choices={
            "text_provider": _labels(ProviderSettings.Text),
            "image_provider": _labels(ProviderSettings.Image),
            "vectors": _labels(ProviderSettings.Vectors),
        },
        text_models=_known_text_models(),
        image_models=known_image_models(),
        default_image_credits=settings.IMAGE_DEFAULT_CREDITS,
        notice=provider_notice(choice),
    )


def _values(row: ProviderSettings, choice: ProviderChoice) -> dict[str, Setting]:
    in_force = {
        "text_provider": choice.text_provider_in_force,
        "openai_base_url": _without_password(choice.openai_base_url or OFFICIAL_URL),
        "text_model": choice.text_model,
        "image_provider": choice.image_provider_in_force,
        "image_model": choice.image_model_in_force,
        "vectors": choice.vectors_in_force,
        "embedding_model": choice.embedding_model_in_force,
    }
    return {name: _setting(getattr(row, name), value) for name, value in in_force.items()}


def _setting(own: str, in_force: str) -> Setting:
    return Setting(own=own, in_force=in_force, source="account" if own and own == in_force else "server")


def _server_key(server: ProviderChoice, row: ProviderSettings) -> str:
    # The server's key does not go to an address of the account, so there it counts as none.
    return "" if row.openai_base_url else server.openai_api_key


def _key(own: str, *, server: str, with_hint: bool) -> KeyState:
    if isinstance(own, UnreadableSecret):
        return KeyState(is_set=False, source="account", unreadable=True)
    if not own:
        return KeyState(is_set=bool(server), source="server" if server else "none")
    hint = f"…{own[-HINT_LENGTH:]}" if with_hint and len(own) >= SHORTEST_WITH_HINT else ""
    return KeyState(is_set=True, source="account", hint=hint)


def _labels(kind: Any) -> list[dict[str, str]]:
    return [{"value": str(value), "label": str(label)} for value, label in kind.choices]


def _known_text_models() -> list[str]:
    """Those with a price for written tokens. Pictures are billed in tokens too."""
    return [name for name, price in settings.AI_PRICES.items() if "output" in price and "image" not in name]


def _without_password(url: str) -> str:
    try:
        return str(httpx2.URL(url).copy_with(userinfo=b""))
    except httpx2.InvalidURL:
        return url
