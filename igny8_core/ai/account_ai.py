"""What an account has set for its AI: providers and prompts. Asked for every call, so kept in memory."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from igny8_core.ai.models import Prompt, ProviderSettings
from igny8_core.ai.providers.choice import ProviderChoice, server_choice
from igny8_core.ai.providers.image_models import fits
from igny8_core.ai.providers.selection import image_provider
from igny8_core.business.accounts.models import Site
from igny8_core.common.encryption import UnreadableSecret

#: A change in another process takes effect after this long; in this one at once. Longer than a driver's slice, which
#: begins with a `refresh`: no batch pays for reading them.
MEMORY_SECONDS = 5.0


@dataclass(frozen=True)
class AccountAI:
    """The provider choice of an account, and its own prompts by function (functions with the default are absent)."""

    choice: ProviderChoice
    prompts: Mapping[str, str]


_kept: dict[int, tuple[float, AccountAI]] = {}


def account_ai(account_id: int) -> AccountAI:
    """Settings of an account on top of the server's. Two queries at most every five seconds."""
    now = time.monotonic()
    kept = _kept.get(account_id)
    if kept and now - kept[0] < MEMORY_SECONDS:
        return kept[1]
    found = AccountAI(choice=_choice(account_id), prompts=_prompts(account_id))
    _kept[account_id] = (now, found)
    return found


def image_model(site: Site) -> str:
    """The model that makes this site's pictures: the site's own, unless it is another provider's, or the account's."""
    provider = image_provider(account_ai(site.account_id).choice)
    return site.image_model if fits(site.image_model, provider.name) and not provider.is_local else provider.model


def refresh(account_id: int) -> None:
    """Read them now, so that nobody has to for a while."""
    forget(account_id)
    account_ai(account_id)


def forget(account_id: int | None = None) -> None:
    """After a change: read anew (all accounts without an id)."""
    if account_id is None:
        _kept.clear()
    else:
        _kept.pop(account_id, None)


def _prompts(account_id: int) -> Mapping[str, str]:
    rows = Prompt.objects.filter(account_id=account_id, active=True).values_list("function", "text")
    return MappingProxyType(dict(rows))


def _choice(account_id: int) -> ProviderChoice:
    server = server_choice()
    row = ProviderSettings.objects.filter(account_id=account_id).first()
    return server if row is None else merged(server, row)


def merged(server: ProviderChoice, row: ProviderSettings) -> ProviderChoice:
    """An account's row over the server's choice.

    The server's key never goes to an address that the account entered; an account's own key may go to the server's.
    """
    own_address = bool(row.openai_base_url)
    return replace(
        server,
        text_provider=row.text_provider or server.text_provider,
        openai_api_key=row.openai_api_key or ("" if own_address else server.openai_api_key),
        openai_base_url=row.openai_base_url or server.openai_base_url,
        url_is_foreign=own_address,
        text_model=row.text_model or server.text_model,
        image_provider=row.image_provider or server.image_provider,
        image_model=row.image_model,
        runware_api_key=row.runware_api_key or server.runware_api_key,
        vectors=row.vectors,
        embedding_model=row.embedding_model or server.embedding_model,
        unreadable=frozenset(
            provider
            for provider, key in (("openai", row.openai_api_key), ("runware", row.runware_api_key))
            if isinstance(key, UnreadableSecret)
        ),
    )
