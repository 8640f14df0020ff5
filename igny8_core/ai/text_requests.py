"""Asking a text model and reading its JSON: the same for every function that does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from igny8_core.ai.base import Reply
from igny8_core.ai.prompts import render
from igny8_core.ai.providers.base import TextReply, TextRequest
from igny8_core.common.exceptions import ProviderError

R = TypeVar("R", bound=BaseModel)


def text_request(
    *,
    function: str,
    operation_id: str,
    schema: type[BaseModel],
    data: dict[str, Any],
    variables: Mapping[str, Any],
    words_wanted: int = 0,
) -> TextRequest:
    """The request for a function's prompt file; lists and dicts become JSON, so that data stays data."""
    as_text = {k: v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in variables.items()}
    system, prompt, version = render(function, **as_text)
    return TextRequest(
        operation_id=operation_id,
        function=function,
        system=system,
        prompt=prompt,
        schema=schema,
        data=data,
        words_wanted=words_wanted,
        prompt_version=version,
    )


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
