"""Making the provider fail at one function."""

from __future__ import annotations

from typing import Any

from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.scripted_provider import Script

MESSAGE = "The AI is confused."


def refuse(script: Script, function: str, *, but: str = "") -> None:
    """Every request of `function` fails, except about `but`."""

    def meant(request: Any) -> bool:
        data = str(getattr(request, "data", ""))
        return getattr(request, "function", "generate_images") == function and not (but and but in data)

    script.always(ProviderError(MESSAGE), when=meant)
