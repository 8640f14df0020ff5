"""A compatible AI server on 127.0.0.1 for tests of the connection: what it answers at each path is the test's word."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any

from igny8_core.tests.ai.providers.openai.fake_server import DONE, SSE, delta, error_body, usage

JSON, HTML = "application/json", "text/html; charset=utf-8"
CHAT, MODELS, EMBEDDINGS = "/v1/chat/completions", "/v1/models", "/v1/embeddings"


@dataclass
class Answer:
    """What one path answers. `delay` is in seconds; `hang_up` closes the connection instead."""

    body: bytes = b""
    status: int = 200
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    hang_up: bool = False


@dataclass
class AIServer:
    """The running server. `requests` holds (path, authorization, body)."""

    answers: dict[str, Answer]
    origin: str = ""
    requests: list[tuple[str, str, Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    @property
    def place(self) -> str:
        return self.origin.partition("://")[2]


def says(text: str) -> Answer:
    """A streamed answer."""
    return Answer(delta(content=text) + delta("stop") + usage(9, 3) + DONE, kind=SSE)


def fails(status: int, message: str = "No.", code: str | None = None) -> Answer:
    """An error as OpenAI sends it."""
    return Answer(error_body(message, code), status=status)


def lists(*models: str) -> Answer:
    """A list of models."""
    data = [{"id": model, "object": "model", "created": 1, "owned_by": "x"} for model in models]
    return Answer(json.dumps({"object": "list", "data": data}).encode())


def embeds(*numbers: float) -> Answer:
    """One embedding."""
    data = [{"object": "embedding", "index": 0, "embedding": list(numbers)}]
    return Answer(json.dumps({"object": "list", "data": data, "model": "m", "usage": {}}).encode())


def page(status: int = 200) -> Answer:
    """What a web server answers that knows nothing of AI."""
    return Answer(b"<!doctype html><title>Welcome</title>", status=status, kind=HTML)


READY = says('{"word": "ready"}')


@contextmanager
def serving(answers: dict[str, Answer], *, tls: SSLContext | None = None) -> Iterator[AIServer]:
    """Serve until the block ends; a path without an answer is a 404."""
    served = AIServer(answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            self._take(None)

        def do_POST(self) -> None:
            self._take(json.loads(self.rfile.read(int(self.headers["content-length"]))))

        def _take(self, body: Any) -> None:
            served.requests.append((self.path, self.headers.get("authorization", ""), body))
            answer = served.answers.get(self.path, fails(404, "Not found"))
            time.sleep(answer.delay)
            with suppress(OSError):
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            if answer.hang_up:
                return
            self.send_response(answer.status)
            for name, value in {"content-type": answer.kind, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *args: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *args: Any) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    served.origin = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
