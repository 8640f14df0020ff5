"""One small question to each kind of provider, as cheap as that can be."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import httpx2

from igny8_core.ai.providers.base import TextReply, TextRequest
from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_errors import translated
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.ai.providers.refusing import RefusingProvider
from igny8_core.ai.providers.runware_client import OFFICIAL_URL as RUNWARE_URL
from igny8_core.ai.providers.runware_client import Connection as RunwareConnection
from igny8_core.ai.providers.runware_client import Limits
from igny8_core.ai.providers.runware_images import RunwareImageProvider
from igny8_core.ai.providers.selection import image_provider, openai_connection, text_provider
from igny8_core.ai.reply_base import Reply
from igny8_core.ai.text_requests import read_json
from igny8_core.common.exceptions import ProviderError, ProviderKeyRefusedError

#: Seconds of silence and of the whole answer after which a check is given up.
SECONDS = 15.0


class Word(Reply):
    """What the model is asked to say."""

    word: str


@dataclass(frozen=True)
class Checked:
    """A check that went well."""

    sentence: str
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """Whom to ask and how. `run` raises an AppError; `connection` is for saying what is wrong with it."""

    provider: str
    model: str
    run: Callable[[], Checked]
    connection: Connection | None = None


def text_check(choice: ProviderChoice) -> Check:
    """A streamed question of a few words: below a cent."""
    provider, model = choice.text_provider_in_force, choice.text_model
    if provider == "offline":
        return _nothing_to_ask("Offline drafts need no connection.")
    _refuse_what_cannot_be_asked(text_provider(choice))
    connection = _connection(choice)
    return Check(provider, model, lambda: _ask_for_a_word(choice, connection), connection)


def image_check(choice: ProviderChoice) -> Check:
    """Whether the key is accepted and the model is there. Nothing is bought."""
    provider, model = choice.image_provider_in_force, choice.image_model_in_force
    if provider == "offline":
        return _nothing_to_ask("Offline placeholders need no connection.")
    _refuse_what_cannot_be_asked(image_provider(choice))
    if provider == "runware":
        return Check(provider, model, lambda: _ask_runware(choice))
    connection = _connection(choice)
    return Check(provider, model, lambda: _look_for(model, connection), connection)


def embeddings_check(choice: ProviderChoice) -> Check:
    """One word made into numbers: far below a cent."""
    if choice.vectors_in_force == "tfidf":
        return _nothing_to_ask("Words and letters are compared on this server and need no connection.")
    if choice.vectors_in_force == "local":
        return _nothing_to_ask("Local embeddings are made on this server and need no connection.")
    # They come from the server for text, even where offline is chosen for the texts themselves.
    _refuse_what_cannot_be_asked(text_provider(replace(choice, text_provider="openai")))
    connection = _connection(choice)
    model = choice.embedding_model_in_force
    return Check("openai", model, lambda: _embed(model, connection), connection)


def _embed(model: str, connection: Connection) -> Checked:
    with translated(connection, model=model):
        raw = connection.client.embeddings.with_raw_response
        response = raw.create(model=model, input=["moka pot"], encoding_format="float").http_response
    made = [numbers for row in _rows(response, connection) if isinstance(numbers := row.get("embedding"), list)]
    if not made or not made[0]:
        raise ProviderError(f"{connection.label} made no embedding with {model}.")
    return Checked(f"{connection.label} made an embedding of {len(made[0]):,} numbers with {model}.")


def _rows(response: httpx2.Response, connection: Connection) -> list[dict[str, Any]]:
    """The objects of `data`. Read from the raw answer: the client takes a web page for what was asked for."""
    try:
        rows = response.json()["data"]
    except (ValueError, KeyError, TypeError) as error:
        raise ProviderError(
            f"{connection.label} answered with something that cannot be read.",
            details={"media_type": response.headers.get("content-type", "")},
        ) from error
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _ask_for_a_word(choice: ProviderChoice, connection: Connection) -> Checked:
    provider = OpenAITextProvider(
        choice.openai_api_key, choice.openai_base_url, choice.text_model, connection=connection
    )
    started = time.monotonic()
    reply = provider.complete(
        TextRequest(
            operation_id=f"test-{time.time_ns()}",
            function="connection_test",
            system='Answer with one JSON object: {"word": "ready"}',
            prompt="Are you there?",
            schema=Word,
            data={},
            # Room for a model that thinks before it writes.
            max_output_tokens=2000,
        )
    )
    sentence = f"{connection.label} answered in {time.monotonic() - started:.1f} s with {choice.text_model}."
    return Checked(sentence=sentence, warnings=[*_dialect_warnings(connection), *_form_warnings(reply)])


def _dialect_warnings(connection: Connection) -> list[str]:
    if connection.dialect.form == "json_schema":
        return []
    return ["The server knows no JSON schemas: the form of answers is asked for in words, and some may be refused."]


def _form_warnings(reply: TextReply) -> list[str]:
    """A reply in the asked form costs nothing more; one that has to be mended works; one in prose does not."""
    try:
        Word.model_validate_json(reply.text)
    except ValueError:
        try:
            read_json(reply, Word)
        except ProviderError as error:
            raise ProviderError(
                "It answered, but not in the form that was asked for: articles would fail. Choose another model.",
                details=error.details,
            ) from error
        return ["Its answer did not keep to the asked form and had to be mended. Some answers may be refused."]
    return []


def _look_for(model: str, connection: Connection) -> Checked:
    try:
        with translated(connection, model=model):
            response = connection.client.models.with_raw_response.list().http_response
    except ProviderKeyRefusedError as error:
        if error.details.get("status") != 403:
            raise
        # A key may be limited to making pictures: that it is known at all is what the refusal says.
        return Checked(
            f"{connection.label} knows the API key.", ["The key may not list models, so the model was not looked for."]
        )
    if model in [row.get("id") for row in _rows(response, connection)]:
        return Checked(f"{connection.label} accepts the API key and offers {model}. Nothing was bought.")
    if connection.is_official:
        raise ProviderKeyRefusedError(f"{connection.label} does not offer the model “{model}” to this API key.")
    return Checked(f"{connection.label} answers.", [f"“{model}” is not in its list of models. Nothing was bought."])


def _ask_runware(choice: ProviderChoice) -> Checked:
    limits = Limits(read=SECONDS, total=SECONDS)
    connection = RunwareConnection(api_key=choice.runware_api_key, base_url=RUNWARE_URL, limits=limits)
    provider = RunwareImageProvider(choice.runware_api_key, choice.image_model_in_force, connection=connection)
    credit = provider.check()
    left = "" if credit is None else f" Credit left there: ${credit:,.2f}."
    return Checked(f"Runware accepts the API key.{left} Nothing was bought.")


def _connection(choice: ProviderChoice) -> Connection:
    return openai_connection(choice, read_seconds=SECONDS, total_seconds=SECONDS)


def _refuse_what_cannot_be_asked(provider: object) -> None:
    if isinstance(provider, RefusingProvider):
        raise ProviderKeyRefusedError(provider.sentence)


def _nothing_to_ask(sentence: str) -> Check:
    return Check("offline", "offline", lambda: Checked(sentence))
