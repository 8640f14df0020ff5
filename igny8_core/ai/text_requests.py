"""Asking a text model and reading its JSON: the same for every function that does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.base import Reply
from igny8_core.ai.plain_text import plain
from igny8_core.ai.prompts import PromptError, render, render_text, version_of
from igny8_core.ai.providers.base import TextReply, TextRequest
from igny8_core.ai.reply_base import Reply as ReplyShape
from igny8_core.ai.reply_repair import CutOffError, NoJSONError, values_in
from igny8_core.ai.reply_shapes import shapes_of
from igny8_core.common.exceptions import ProviderError, SettingsError

R = TypeVar("R", bound=ReplyShape)
#: Characters of a useless answer that its error quotes.
SAID = 200


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
    """The reply as its schema, mended where that is safe.

    Raises ProviderError for anything else, with `details["reason"]`: it is saved nowhere and charged never.
    """
    if not isinstance(reply, TextReply) or not reply.text.strip("\ufeff\x00 \t\r\n"):
        raise _refused("The AI answered with nothing.", reason="empty")
    if reply.finish_reason == "length":
        raise _refused("The AI's answer was cut off.", reason="cut_off")
    try:
        shapes = list(shapes_of(values_in(reply.text), schema))
    except CutOffError as error:
        raise _refused("The AI's answer was cut off.", reason="cut_off") from error
    except NoJSONError as error:
        raise _no_data(reply.text) from error
    return _first_valid(shapes, schema)


def _no_data(text: str) -> ProviderError:
    if "{" in text or "[" in text:
        return _refused("The AI's answer cannot be read as data.", reason="unreadable")
    said = plain(text)[:SAID]
    return _refused(f"The AI answered with words instead of data: “{said}”", reason="no_data", said=said)


def _first_valid(shapes: list[dict[str, Any]], schema: type[R]) -> R:
    problem = {"where": "the answer", "problem": "None of the fields asked for is in it."}
    for shape in shapes:
        try:
            return schema.read(shape)
        except ValidationError as error:
            first = error.errors()[0]
            problem = {"where": ".".join(str(part) for part in first["loc"]), "problem": first["msg"]}
    raise _refused("The AI's answer was not in the form that was asked for.", reason="wrong_form", **problem)


def _refused(message: str, **details: str) -> ProviderError:
    return ProviderError(message, phase="PARSE", details=details)
