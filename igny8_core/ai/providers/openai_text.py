"""Text from OpenAI or a compatible server: a streamed chat completion in a strict JSON schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openai import Stream
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam

from igny8_core.ai.providers.base import OnProgress, TextReply, TextRequest, no_progress
from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_errors import translated
from igny8_core.ai.providers.openai_schema import response_format
from igny8_core.ai.providers.openai_stream import Answer, read_stream
from igny8_core.common.exceptions import ProviderError
from igny8_core.common.numbers import plural

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
        ProviderTimeoutError, and ProviderError for a server fault and for a reply that is refused, cut off, broken
        off or empty.
        """
        answer = Answer(model=self.model)
        with self._open(request) as stream:
            chunks = self._chunks(stream)
            read_stream(
                chunks, answer, wanted=request.words_wanted, on_progress=on_progress, label=self._connection.label
            )
            self._check(answer, media_type=stream.response.headers.get("content-type", ""))
        return TextReply(text=answer.text, usage=answer.usage, finish_reason=answer.finish_reason)

    def _open(self, request: TextRequest) -> Stream[ChatCompletionChunk]:
        client = self._connection.client
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": request.prompt},
        ]
        with translated(self._connection, model=self.model):
            return client.chat.completions.create(
                model=self.model,
                messages=messages,
                response_format=response_format(request.schema),
                stream=True,
                stream_options={"include_usage": True},
                extra_headers=operation_headers(request.operation_id),
                extra_body=self._limit(request),
            )

    def _limit(self, request: TextRequest) -> dict[str, Any]:
        tokens = max(request.max_output_tokens, request.words_wanted * TOKENS_PER_WORD)
        # OpenAI's newer models refuse the old name, many compatible servers ignore the new one.
        return {"max_completion_tokens" if self._connection.is_official else "max_tokens": tokens}

    def _chunks(self, stream: Stream[ChatCompletionChunk]) -> Iterator[ChatCompletionChunk]:
        # Only what the client raises is translated: an error of `on_progress` passes through as it is.
        with translated(self._connection, model=self.model):
            yield from stream

    def _check(self, answer: Answer, *, media_type: str) -> None:
        label = self._connection.label
        details = {
            "finish_reason": answer.finish_reason,
            "input_tokens": answer.usage.input_tokens,
            "output_tokens": answer.usage.output_tokens,
        }
        if answer.refusal or answer.finish_reason == "content_filter":
            said = f": {answer.refusal[:200]}" if answer.refusal else "."
            raise ProviderError(f"The model refused to answer{said}", details={**details, "reason": "refused"})
        if answer.finish_reason == "length":
            words = plural(answer.words_so_far, "word")
            raise ProviderError(f"The answer was cut off after {words}.", details={**details, "reason": "cut_off"})
        if not answer.text.strip():
            hint = "" if "event-stream" in media_type else " It does not stream: check the base URL."
            raise ProviderError(f"{label} gave an empty answer.{hint}", details={**details, "reason": "empty"})
        if not answer.finish_reason:
            words = plural(answer.words_so_far, "word")
            raise ProviderError(f"{label} broke off after {words}.", details={**details, "reason": "broken_off"})


def operation_headers(operation_id: str) -> dict[str, str]:
    """The operation id where it does no harm: servers that know idempotency keys use it, the others ignore it."""
    plain = operation_id.encode("ascii", "ignore").decode()
    return {"Idempotency-Key": plain, "X-Client-Request-Id": plain}
