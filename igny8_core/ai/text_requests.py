"""Asking a text model and reading its JSON: the same for every function that does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.base import Reply
from igny8_core.ai.prompts import PromptError, render, render_text, version_of
from igny8_core.ai.providers.base import TextReply, TextRequest
from igny8_core.common.exceptions import ProviderError, SettingsError

R = TypeVar("R", bound=BaseModel)


def text_request(
    *,
    function: str,
    account_id: int,
    operation_id: str,
    schema: type[BaseModel],
    data: dict[str, Any],
    variables: Mapping[str, Any],
    words_wanted: int = 0,
    question: str = "",
) -> TextRequest:
    """The request by the account's own prompt or the product's; lists and dicts become JSON, so that data stays data.

    Raises SettingsError when the account's own prompt cannot be filled in.
    """
    as_text = {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in variables.items()}
    system, prompt, version = _rendered(function, account_ai(account_id).prompts.get(function), as_text)
    return TextRequest(
        operation_id=operation_id,
        function=function,
        system=system,
        prompt=prompt,
        schema=schema,
        data=data,
        words_wanted=words_wanted,
        prompt_version=version,
        question=question,
    )


def _rendered(function: str, own: str | None, variables: dict[str, str]) -> tuple[str, str, str]:
    if own is None:
        return render(function, **variables)
    try:
        return *render_text(own, variables), version_of(own)
    except PromptError as error:
        raise SettingsError(
            f"Your prompt for {function.replace('_', ' ')} cannot be used: {error} Mend it or go back to the default.",
            phase="PREP",
        ) from error


def read_json(reply: Reply, schema: type[R]) -> R:
    """The reply as its schema. Raises ProviderError for anything else: it is saved nowhere and charged never."""
    if not isinstance(reply, TextReply) or not reply.text.strip():
        raise ProviderError("The AI answered with nothing.", phase="PARSE")
    if reply.finish_reason == "length":
        raise ProviderError("The AI's answer was cut off.", phase="PARSE")
    try:
        return schema.model_validate_json(reply.text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the answer"
        raise ProviderError(
            "The AI's answer was not in the form that was asked for.",
            phase="PARSE",
            details={"where": where, "problem": first["msg"]},
        ) from error
