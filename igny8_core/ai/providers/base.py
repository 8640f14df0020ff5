"""What every provider answers to: one protocol for text, one for images, and the errors both raise.

A provider knows nothing of Celery, credits, tasks or HTTP views. It gets a request, it returns a reply, or it raises an
`AppError` of `igny8_core.common.exceptions` (AIProviderError, TimeoutError, RateLimitError, AuthenticationError).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel

#: Called while a reply streams in: (words so far, words wanted or 0 when unknown).
OnProgress = Callable[[int, int], None]


def no_progress(done: int, wanted: int) -> None:
    """For callers that show nothing."""


@dataclass(frozen=True)
class TextRequest:
    """One question to a text model; `data` is the same question as structure, which is what `offline` works from.

    `question` is what is asked without what only helps to answer it, for prompts that change by themselves between two
    tries (titles that other tasks wrote meanwhile): the answer in the journal belongs to it. Empty: the whole prompt.
    """

    operation_id: str
    function: str
    system: str
    prompt: str
    schema: type[BaseModel]
    data: dict[str, Any]
    words_wanted: int = 0
    max_output_tokens: int = 8000
    prompt_version: str = ""
    question: str = ""


@dataclass(frozen=True)
class ImageRequest:
    """One picture. `size` is `WIDTHxHEIGHT` in pixels; `label` is the short caption (`offline` draws it).

    `image_format` is `webp` or `png`. `maybe_asked` says that an earlier try may have bought this very picture: where
    a provider can look that up, it does so before it buys.
    """

    operation_id: str
    prompt: str
    label: str
    size: str
    model: str
    image_format: str = "webp"
    maybe_asked: bool = False


@dataclass(frozen=True)
class Usage:
    """What the provider says it used.

    `cached_tokens` are those of the input at the lower price, `requests` how many calls were paid for, `cost` US
    dollars in the provider's own words (None: by the price table).
    """

    model: str
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    requests: int = 1
    cost: str | None = None


@dataclass(frozen=True)
class TextReply:
    """The raw text (JSON by the request's schema), exactly as it came."""

    text: str
    usage: Usage
    finish_reason: str = "stop"


@dataclass(frozen=True)
class ImageReply:
    """Encoded bytes of one image and its media type (`image/webp`, `image/png`).

    `is_ours`: encoded by us in the size and format asked for. Bytes as they came from outside are encoded anew before
    they are stored.
    """

    content: bytes
    media_type: str
    usage: Usage
    revised_prompt: str = ""
    is_ours: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


class TextProvider(Protocol):
    """Answers text questions."""

    name: str
    #: True when nothing leaves this machine and nobody is paid.
    is_local: bool

    def complete(self, request: TextRequest, *, on_progress: OnProgress = no_progress) -> TextReply:
        """Return the whole reply; report progress while it streams."""
        ...


class ImageProvider(Protocol):
    """Answers image requests."""

    name: str
    is_local: bool
    #: The model asked when a site names none; its price is in the settings.
    model: str

    def generate(self, request: ImageRequest) -> ImageReply:
        """Return one encoded image."""
        ...
