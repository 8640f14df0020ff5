"""“Test connection”: does what is set, or about to be, work, and if not, what is wrong with it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.providers.diagnosis import diagnosis
from igny8_core.ai.services.provider_settings import Changes, choice_with
from igny8_core.common.exceptions import AppError
from igny8_core.common.throttle import throttle

if TYPE_CHECKING:
    from igny8_core.ai.services.connection_checks import Check

#: Loaded with the first test: the clients of the providers come with them.
CHECKS = {
    "text": "igny8_core.ai.services.connection_checks.text_check",
    "image": "igny8_core.ai.services.connection_checks.image_check",
    "embeddings": "igny8_core.ai.services.connection_checks.embeddings_check",
}
MOST_A_MINUTE = 10


@dataclass(frozen=True)
class ConnectionResult:
    """How a test went, in a sentence. `problem` is the error payload when it did not go well."""

    ok: bool
    sentence: str
    provider: str
    model: str
    seconds: float
    warnings: list[str] = field(default_factory=list)
    problem: dict[str, Any] | None = None


def check_connection(*, account_id: int, kind: str, changes: Changes) -> ConnectionResult:
    """Test what is saved with unsaved `changes` over it. `kind` is text, image or embeddings.

    Raises InvalidInputError for changes that could not be saved, TooManyRequestsError after ten tests in a minute.
    """
    throttle(what="Connections can be tested", key=f"connection:{account_id}", most=MOST_A_MINUTE, seconds=60)
    return result_of(choice_with(account_id=account_id, changes=changes), kind=kind)


def result_of(choice: ProviderChoice, *, kind: str) -> ConnectionResult:
    """Test a choice now."""
    started = time.monotonic()
    check: Check | None = None
    try:
        check = import_string(CHECKS[kind])(choice)
        passed = check.run()
    except AppError as error:
        return _failed(error, check, choice, kind=kind, seconds=_since(started))
    return ConnectionResult(
        ok=True,
        sentence=passed.sentence,
        provider=check.provider,
        model=check.model,
        seconds=_since(started),
        warnings=passed.warnings,
    )


def _failed(
    error: AppError, check: Check | None, choice: ProviderChoice, *, kind: str, seconds: float
) -> ConnectionResult:
    sentence = error.message
    if check and check.connection:
        sentence = diagnosis(error, check.connection, model=check.model)
    image = kind == "image"
    return ConnectionResult(
        ok=False,
        sentence=sentence,
        provider=choice.image_provider_in_force if image else choice.text_provider_in_force,
        model=check.model if check else choice.image_model_in_force if image else choice.text_model,
        seconds=seconds,
        problem={**error.payload(), "error_message": sentence},
    )


def _since(started: float) -> float:
    return round(time.monotonic() - started, 1)
