"""The connection to OpenAI or a compatible server: the official client, with limits that it does not have by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import httpx2
from django.utils.module_loading import import_string

from igny8_core.ai.providers.openai_dialect import LIMITS, Dialect, Learned
from igny8_core.common.exceptions import ProviderKeyRefusedError

if TYPE_CHECKING:
    from openai import OpenAI

OFFICIAL_URL = "https://api.openai.com/v1"
CONNECT_SECONDS = 10.0
#: Silence of the server after which a call is given up.
READ_SECONDS = 120.0
#: An image is not streamed: the first byte comes when the picture is done.
IMAGE_READ_SECONDS = 240.0
#: Clustering waits for them, and can do without.
EMBEDDINGS_READ_SECONDS = 60.0
#: The whole answer, however busily it drips. Below the time after which a task's lease is no longer renewed.
TOTAL_SECONDS = 600.0
ANSWER_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Connection:
    """Where to and with which key; times are seconds. Nothing is opened before `client` is used.

    `guard` makes the transport for an address that a user entered: one that leads nowhere inside. None for an address
    of the operator, who may name any.
    """

    api_key: str = field(repr=False)
    base_url: str = ""
    read_seconds: float = READ_SECONDS
    total_seconds: float = TOTAL_SECONDS
    guard: Callable[[], httpx2.BaseTransport] | None = None
    learned: Learned = field(default_factory=Learned, repr=False, compare=False)

    @property
    def url(self) -> str:
        """The base URL in use."""
        return self.base_url.strip() or OFFICIAL_URL

    @property
    def is_official(self) -> bool:
        """True for OpenAI itself (and Azure), which want the newer spelling of some parameters."""
        host = urlsplit(self.url).hostname or ""
        return host.endswith((".openai.com", ".azure.com"))

    @property
    def label(self) -> str:
        """What the server is called in sentences: `OpenAI`, `The AI server at localhost:11434`."""
        return "OpenAI" if self.is_official else f"The AI server at {urlsplit(self.url).netloc.rpartition('@')[2]}"

    @property
    def dialect(self) -> Dialect:
        """What the server has been found to understand, or else is expected to."""
        # OpenAI's newer models refuse the old name, many compatible servers ignore the new one.
        return self.learned.dialect or Dialect(limit=LIMITS[0] if self.is_official else LIMITS[1])

    @cached_property
    def client(self) -> OpenAI:
        """The official client without retries. Raises ProviderKeyRefusedError for a key or URL that cannot be one."""
        key = self.api_key.strip()
        if not (key.isascii() and key.isprintable()):
            raise ProviderKeyRefusedError("The OpenAI API key has characters that no key has. Copy it again.")
        if urlsplit(self.url).scheme not in ("http", "https") or not urlsplit(self.url).hostname:
            raise ProviderKeyRefusedError(f"“{self.url}” is not a base URL. It looks like https://host/v1.")
        # Loaded with the first call: this module says where a server is, in web processes that never call one.
        made = cast("type[OpenAI]", import_string("openai.OpenAI"))
        return made(
            # Local servers take no key, the client insists on one.
            api_key=key or "none",
            base_url=self.url,
            # A retried timeout is paid for twice; the engine reschedules instead.
            max_retries=0,
            timeout=self._timeout(),
            http_client=httpx2.Client(
                timeout=self._timeout(),
                follow_redirects=False,
                event_hooks={"response": [self._bound]},
                transport=self.guard() if self.guard else None,
                # A proxy of the environment would resolve the address anew, past the guard.
                trust_env=self.guard is None,
            ),
        )

    def _timeout(self) -> httpx2.Timeout:
        return httpx2.Timeout(self.read_seconds, connect=CONNECT_SECONDS)

    def _bound(self, response: httpx2.Response) -> None:
        response.stream = _BoundedStream(response.stream, until=time.monotonic() + self.total_seconds)


class _BoundedStream(httpx2.SyncByteStream):
    """Bytes of a body until a time and a size. A read timeout alone never ends for a server that drips."""

    def __init__(self, stream: httpx2.SyncByteStream | httpx2.AsyncByteStream, *, until: float) -> None:
        if not isinstance(stream, httpx2.SyncByteStream):
            raise TypeError("Only synchronous clients are bounded.")
        self._stream = stream
        self._until = until

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("The answer took too long as a whole.")
            if size > ANSWER_BYTES:
                raise httpx2.ReadError("The answer is too large.")
            yield chunk

    def close(self) -> None:
        self._stream.close()
