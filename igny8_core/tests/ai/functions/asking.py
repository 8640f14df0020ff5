"""Asking an AI function its questions one by one, as the engine does."""

from __future__ import annotations

from typing import Any

import pytest

from igny8_core.ai.base import Outcome
from igny8_core.ai.models import AITask
from igny8_core.ai.providers.base import ImageReply, TextReply, Usage
from igny8_core.ai.registry import function_named
from igny8_core.common.exceptions import ProviderError
from igny8_core.tests.scripted_provider import reply

#: Answers that are of no use to any text function.
USELESS = {
    "nothing": reply(""),
    "blank": reply(" \n "),
    "prose": reply("Sure! Here are your clusters:"),
    "cut off": reply({"clusters": [], "ideas": []}, finish_reason="length"),
    "half a document": reply('{"clusters": [{"cluster_id": null, "na'),
    "a list": reply([]),
    "null": reply("null"),
    "another shape": reply({"result": "ok"}),
    "a picture": ImageReply(content=b"x", media_type="image/png", usage=Usage(model="m")),
}
useless = pytest.mark.parametrize("answer", USELESS.values(), ids=USELESS.keys())


def ask(task: AITask) -> Any:
    """The request that the provider would get."""
    function = function_named(task.function)
    return function.build_request(task, function.prepare(task), operation_id="op.0")


def parse(task: AITask, answer: Any) -> Any:
    """What the function makes of an answer (a dict, a text, or a reply as it came)."""
    function = function_named(task.function)
    came = answer if isinstance(answer, TextReply | ImageReply) else reply(answer)
    return function.parse_response(function.prepare(task), came)


def save(task: AITask, answer: Any) -> Outcome:
    """Prepare, parse and save."""
    function = function_named(task.function)
    prepared = function.prepare(task)
    parsed = parse(task, answer) if prepared.rows and not function.is_local else None
    return function.save_output(task, prepared, parsed)


def refuses(task: AITask, answer: Any, *, saying: str = "") -> ProviderError:
    """The answer is a typed error of the PARSE phase that may be tried again."""
    with pytest.raises(ProviderError) as refused:
        parse(task, answer)
    assert refused.value.phase == "PARSE"
    assert refused.value.retryable
    assert saying in refused.value.message
    return refused.value
