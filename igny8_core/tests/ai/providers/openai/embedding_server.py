"""A server that makes embeddings as OpenAI documents them, and counts what it sold."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


def vector_of(text: str, width: int = 4) -> list[float]:
    """The same numbers for the same text."""
    return [float(len(text)), float(text.count("o")), 1.0, *[0.0] * (width - 3)]


@dataclass
class Embedder:
    """`spoil` may change the answer to request number n (from 1) or replace it by (status, body)."""

    spoil: Callable[[int, dict[str, Any]], dict[str, Any] | tuple[int, bytes]] = lambda number, answer: answer
    bodies: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""

    def answer(self, body: dict[str, Any]) -> tuple[int, bytes]:
        self.bodies.append(body)
        texts = body["input"]
        data = [{"object": "embedding", "index": i, "embedding": vector_of(text)} for i, text in enumerate(texts)]
        usage = {"prompt_tokens": 10 * len(texts), "total_tokens": 10 * len(texts)}
        made = {"object": "list", "model": body["model"], "data": data, "usage": usage}
        spoilt = self.spoil(len(self.bodies), made)
        return spoilt if isinstance(spoilt, tuple) else (200, json.dumps(spoilt).encode())


@contextmanager
def embedding(embedder: Embedder) -> Iterator[Embedder]:
    """Serve on 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status, content = embedder.answer(body)
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    embedder.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield embedder
    finally:
        server.shutdown()
        server.server_close()
