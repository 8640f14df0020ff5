"""Errors of providers that carry more than a sentence."""

from __future__ import annotations

from typing import Any

from igny8_core.ai.providers.base import Usage
from igny8_core.common.exceptions import ProviderError


class UnusableAnswerError(ProviderError):
    """An answer came, was paid for and is of no use: cut off, refused, unreadable. `usage` is what it took."""

    def __init__(self, message: str, *, usage: Usage, phase: str = "", details: dict[str, Any] | None = None) -> None:
        super().__init__(message, phase=phase, details=details)
        self.usage = usage
