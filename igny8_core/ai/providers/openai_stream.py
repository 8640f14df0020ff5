"""Reading a streamed chat completion: the text so far, how it ended and what it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from igny8_core.ai.providers.base import OnProgress, Usage
from igny8_core.ai.providers.openai_usage import usage_of
from igny8_core.common.exceptions import ProviderError

#: Characters of one answer; a model that repeats itself for ever is not worth waiting for.
LONGEST_TEXT = 2_000_000
# Scripts that are written without spaces: there a letter counts as half a word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


@dataclass
class Answer:
    """What has arrived. `finish_reason` is empty while the model writes, and stays so when the stream broke off."""

    model: str
    parts: list[str] = field(default_factory=list)
    refusal: str = ""
    finish_reason: str = ""
    usage: Usage = field(init=False)
    length: int = 0
    _words: int = 0
    _half_words: int = 0
    _in_word: bool = False

    def __post_init__(self) -> None:
        self.usage = Usage(model=self.model)

    @property
    def text(self) -> str:
        """The text, exactly as it came."""
        return "".join(self.parts)

    @property
    def words_so_far(self) -> int:
        """Words a reader would count, near enough for a progress bar."""
        return self._words + self._half_words // 2

    def add(self, text: str) -> None:
        """Take the next piece and count its words, without looking at what came before again."""
        self.parts.append(text)
        self.length += len(text)
        spaced, unspaced = _UNSPACED.subn(" ", text)
        self._half_words += unspaced
        self._words += len(spaced.split()) - (self._in_word and not spaced[0].isspace())
        self._in_word = not spaced[-1].isspace()


def read_stream(chunks: Iterator[Any], answer: Answer, *, wanted: int, on_progress: OnProgress, label: str) -> None:
    """Fill `answer` from the chunks, telling of every new word. Raises ProviderError when it grows without end."""
    for chunk in chunks:
        _take_usage(chunk, answer)
        for choice in getattr(chunk, "choices", None) or ():
            _take_choice(choice, answer, wanted=wanted, on_progress=on_progress)
        if answer.length > LONGEST_TEXT:
            raise ProviderError(f"{label} wrote on without end; the call was stopped.")


def _take_choice(choice: Any, answer: Answer, *, wanted: int, on_progress: OnProgress) -> None:
    delta = getattr(choice, "delta", None)
    answer.refusal += _text(getattr(delta, "refusal", None))
    answer.finish_reason = _text(getattr(choice, "finish_reason", None)) or answer.finish_reason
    text = _text(getattr(delta, "content", None))
    if text:
        known = answer.words_so_far
        answer.add(text)
        if answer.words_so_far > known:
            on_progress(answer.words_so_far, wanted)


def _take_usage(chunk: Any, answer: Answer) -> None:
    told = getattr(chunk, "usage", None)
    if told is not None:
        answer.usage = usage_of(told, model=answer.model)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
