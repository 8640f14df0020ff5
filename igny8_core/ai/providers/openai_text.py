"""Text from OpenAI or a compatible server: a streamed chat completion in a strict JSON schema."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from openai import Stream
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from igny8_core.ai.providers.base import OnProgress, TextReply, TextRequest, no_progress
from igny8_core.ai.providers.errors import UnusableAnswerError
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_dialect import Dialect
from igny8_core.ai.providers.openai_errors import translated
from igny8_core.ai.providers.openai_stream import Answer, read_stream
from igny8_core.common.exceptions import InvalidInputError, ProviderError
from igny8_core.common.numbers import plural

log = logging.getLogger(__name__)

#: Room for a wanted word in tokens: long words, markup, and what a reasoning model thinks before it writes.
TOKENS_PER_WORD = 4


class OpenAITextProvider:
    """Answers text questions through the official client. One instance serves all threads."""

    name = "openai"
    is_local = False

    def __init__(self, api_key: str, base_url: str, model: str, *, connection: Connection | None = None) -> None:
        self.model = model
        self._connection = connection or Connection(api_key=api_key, base_url=base_url)

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """Return the whole reply; report words so far while it streams.

        Raises ProviderKeyRefusedError (key, quota, model, base URL), TooManyRequestsError, InvalidInputError,
        ProviderTimeoutError, ProviderError for a server fault and a reply that is broken off, and UnusableAnswerError
        for one that is refused, cut off or empty.
        """
        answer = Answer(model=self.model)
        with self._open(request, self._connection.dialect) as stream:
            chunks = self._chunks(stream)
            read_stream(
                chunks, answer, wanted=request.words_wanted, on_progress=on_progress, label=self._connection.label
            )
            self._check(answer, media_type=stream.response.headers.get("content-type", ""))
        return TextReply(text=answer.text, usage=answer.usage, finish_reason=answer.finish_reason)

    def _open(self, request: TextRequest, dialect: Dialect) -> Stream[ChatCompletionChunk]:
        """Put the question as the server understands it; one that is not understood is refused and costs nothing."""
        try:
            stream = self._create(request, dialect)
        except InvalidInputError as refusal:
            following = dialect.after(refusal)
            if following is None:
                raise
            log.info("%s refused a parameter, another way is tried: %s", self._connection.label, refusal.message)
            return self._open(request, following)
        self._connection.learned.dialect = dialect
        return stream

    def _create(self, request: TextRequest, dialect: Dialect) -> Stream[ChatCompletionChunk]:
        client = self._connection.client
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system + dialect.spelled_out(request.schema)},
            {"role": "user", "content": request.prompt},
        ]
        tokens = max(request.max_output_tokens, request.words_wanted * TOKENS_PER_WORD)
        with translated(self._connection, model=self.model):
            return client.chat.completions.create(
                model=self.model,
                messages=messages,
                stream=True,
                extra_headers=operation_headers(request.operation_id),
                extra_body=dialect.body(request.schema, tokens=tokens),
            )

    def _chunks(self, stream: Stream[ChatCompletionChunk]) -> Iterator[ChatCompletionChunk]:
        # Only what the client raises is translated: an error of `on_progress` passes through as it is.
        with translated(self._connection, model=self.model):
            yield from stream

    def _check(self, answer: Answer, *, media_type: str) -> None:
        label, words = self._connection.label, plural(answer.words_so_far, "word")
        if answer.refusal or answer.finish_reason == "content_filter":
            said = f": {answer.refusal[:200]}" if answer.refusal else "."
            raise _of_no_use(answer, "refused", f"The model refused to answer{said}")
        if answer.finish_reason == "length":
            raise _of_no_use(answer, "cut_off", f"The answer was cut off after {words}.")
        if answer.finish_reason and not answer.text.strip():
            raise _of_no_use(answer, "empty", f"{label} gave an empty answer.")
        if not answer.text.strip():
            hint = "" if "event-stream" in media_type else " It does not stream: check the base URL."
            details = _details(answer, "empty") | {"media_type": media_type}
            raise ProviderError(f"{label} gave an empty answer.{hint}", details=details)
        if not answer.finish_reason:
            raise ProviderError(f"{label} broke off after {words}.", details=_details(answer, "broken_off"))


def _of_no_use(answer: Answer, reason: str, sentence: str) -> UnusableAnswerError:
    return UnusableAnswerError(sentence, usage=answer.usage, details=_details(answer, reason))


def _details(answer: Answer, reason: str) -> dict[str, Any]:
    return {
        "finish_reason": answer.finish_reason,
        "input_tokens": answer.usage.input_tokens,
        "output_tokens": answer.usage.output_tokens,
        "reason": reason,
    }


def operation_headers(operation_id: str) -> dict[str, str]:
    """The operation id where it does no harm: servers that know idempotency keys use it, the others ignore it."""
    plain = operation_id.encode("ascii", "ignore").decode()
    return {"Idempotency-Key": plain, "X-Client-Request-Id": plain}
