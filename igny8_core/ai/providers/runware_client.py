"""The connection to Runware: tasks go out, rows and errors come back, within limits of time and size."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from ssl import SSLContext
from typing import Any

import httpx2

from igny8_core.common.exceptions import ProviderError, ProviderKeyRefusedError, ProviderTimeoutError

OFFICIAL_URL = "https://api.runware.ai/v1"
#: Where Runware keeps pictures. Nothing is fetched from elsewhere, whatever an answer says.
IMAGE_HOSTS = frozenset({"im.runware.ai"})
ANSWER_BYTES = 32 * 1024 * 1024

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Limits:
    """Seconds. `read` is the silence after which a call is given up, `total` a whole answer, `wait` for a picture."""

    connect: float = 10.0
    read: float = 60.0
    total: float = 120.0
    wait: float = 180.0
    first_pause: float = 1.0
    longest_pause: float = 5.0


@dataclass(frozen=True)
class Answer:
    """What came back: rows and errors, each of which names its task by `taskUUID`."""

    status: int
    headers: Mapping[str, str]
    rows: list[Row]
    errors: list[Row]


@dataclass(frozen=True)
class Connection:
    """Where to and with which key. Nothing is opened before the first call; one instance serves all threads."""

    api_key: str = field(repr=False)
    base_url: str = OFFICIAL_URL
    limits: Limits = field(default_factory=Limits)
    image_hosts: frozenset[str] = IMAGE_HOSTS
    tls: SSLContext | None = None

    def send(self, task: Mapping[str, Any]) -> Answer:
        """One task out, its answer back, whatever its status. Raises ProviderError, ProviderTimeoutError,
        ProviderKeyRefusedError for a key that cannot be one.
        """
        headers = {"authorization": f"Bearer {self._key()}", "accept-encoding": "identity"}
        with _translated():
            request = self._client.build_request("POST", self.base_url, json=[task], headers=headers)
            response, content = self._received(request)
        return _answer(response, content)

    def fetched(self, url: httpx2.URL) -> tuple[int, bytes]:
        """Status and bytes at an address. The key stays here, redirects are not followed. Raises like `send`."""
        with _translated():
            response, content = self._received(self._client.build_request("GET", url))
        return response.status_code, content

    def _received(self, request: httpx2.Request) -> tuple[httpx2.Response, bytes]:
        until = time.monotonic() + self.limits.total
        response = self._client.send(request, stream=True)
        try:
            return response, b"".join(_bounded(response.iter_bytes(), until=until))
        finally:
            response.close()

    @cached_property
    def _client(self) -> httpx2.Client:
        timeout = httpx2.Timeout(self.limits.read, connect=self.limits.connect)
        return httpx2.Client(timeout=timeout, follow_redirects=False, verify=self.tls or True)

    def _key(self) -> str:
        key = self.api_key.strip()
        if not key:
            raise ProviderKeyRefusedError("Runware needs an API key. Enter one in the settings.")
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise ProviderKeyRefusedError("The Runware API key has characters that no key has. Copy it again.")
        return key


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except httpx2.TimeoutException as error:
        raise ProviderTimeoutError("Runware did not answer in time.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ProviderError("Runware cannot be reached, or broke off. Check the network.") from error


def _bounded(chunks: Iterator[bytes], *, until: float) -> Iterator[bytes]:
    """A read timeout alone never ends for a server that drips."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if time.monotonic() > until:
            raise httpx2.ReadTimeout("The answer took too long as a whole.")
        if size > ANSWER_BYTES:
            raise httpx2.ReadError("The answer is too large.")
        yield chunk


def _answer(response: httpx2.Response, content: bytes) -> Answer:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        if response.is_success:
            raise ProviderError("Runware answered with something that cannot be read.") from error
        body = {}
    fields = body if isinstance(body, dict) else {}
    errors = rows_in(fields.get("errors")) or rows_in(fields.get("error"))
    return Answer(response.status_code, dict(response.headers), rows_in(fields.get("data")), errors)


def rows_in(value: Any) -> list[Row]:
    """The objects in a list, or the one that stands there alone."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]
