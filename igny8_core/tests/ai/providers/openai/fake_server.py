"""A scripted HTTP server for what a ready-made fake cannot do: broken streams, odd statuses, slow drips."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SSE = "text/event-stream"


@dataclass
class Script:
    """One answer for every request. `pause` is seconds between two pieces; `reset` drops the connection at the end.

    `refuse` looks at a request's body and may answer it with 400 and another body.
    """

    pieces: list[bytes] = field(default_factory=list)
    status: int = 200
    content_type: str = SSE
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    reset: bool = False
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    refuse: Callable[[dict[str, Any]], bytes | None] = lambda body: None


def event(data: Any) -> bytes:
    """One server-sent event."""
    return f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n".encode()


def delta(finish: str | None = None, **fields: Any) -> bytes:
    """One chunk of a chat completion."""
    choice = {"index": 0, "delta": fields, "finish_reason": finish}
    return event({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]})


def usage(input_tokens: int, output_tokens: int) -> bytes:
    """The last chunk, which has no choices."""
    spent = {"prompt_tokens": input_tokens, "completion_tokens": output_tokens, "total_tokens": 0}
    return event(
        {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [], "usage": spent}
    )


DONE = event("[DONE]")


def error_body(message: str = "No.", code: str | None = None, kind: str = "invalid_request_error") -> bytes:
    """The JSON of an error as OpenAI sends it."""
    return json.dumps({"error": {"message": message, "type": kind, "param": None, "code": code}}).encode()


@contextmanager
def serving(script: Script) -> Iterator[Script]:
    """Serve the script on 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            script.requests.append(
                {
                    "path": self.path,
                    "headers": {k.lower(): v for k, v in self.headers.items()},
                    "body": json.loads(body),
                }
            )
            refusal = script.refuse(json.loads(body))
            with suppress(OSError):  # the client may have hung up
                self._answer() if refusal is None else self._refuse(refusal)

        def _refuse(self, body: bytes) -> None:
            self.send_response(400)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def _answer(self) -> None:
            self.send_response(script.status)
            self.send_header("content-type", script.content_type)
            for name, value in script.headers.items():
                self.send_header(name, value)
            if script.reset:
                self.send_header("content-length", "1000000")
            self.end_headers()
            for piece in script.pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(script.pause)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
