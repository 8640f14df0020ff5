"""One small question to each kind of provider, as cheap as that can be."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

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
    if choice.vectors == "tfidf":
        return _nothing_to_ask("Words and letters are compared on this server and need no connection.")
    if choice.vectors == "local":
        return _nothing_to_ask("Local embeddings are made on this server and need no connection.")
    if choice.text_provider == "offline" or not choice.has_openai:
        return _nothing_to_ask("Without an AI server words and letters are compared, which needs no connection.")
    _refuse_what_cannot_be_asked(text_provider(choice))
    connection = _connection(choice)
    return Check("openai", choice.embedding_model, lambda: _embed(choice.embedding_model, connection), connection)


def _embed(model: str, connection: Connection) -> Checked:
    with translated(connection, model=model):
        made = connection.client.embeddings.create(model=model, input=["moka pot"], encoding_format="float").data
    if not made or not made[0].embedding:
        raise ProviderError(f"{connection.label} made no embedding with {model}.")
    return Checked(f"{connection.label} made an embedding of {len(made[0].embedding):,} numbers with {model}.")


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
    return Checked(sentence=sentence, warnings=_form_warnings(reply))


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
        return ["Its answers do not keep to the asked form (JSON schema) and have to be mended. Some may be refused."]
    return []


def _look_for(model: str, connection: Connection) -> Checked:
    try:
        with translated(connection, model=model):
            names = {one.id for one in connection.client.models.list().data or []}
    except ProviderKeyRefusedError as error:
        if error.details.get("status") != 403:
            raise
        # A key may be limited to making pictures: that it is known at all is what the refusal says.
        return Checked(
            f"{connection.label} knows the API key.", ["The key may not list models, so the model was not looked for."]
        )
    if model in names:
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
