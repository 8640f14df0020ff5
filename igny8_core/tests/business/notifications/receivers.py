"""Real receivers on this machine: an SMTP server and a webhook, small enough to be told what to do."""

from __future__ import annotations

import socketserver
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    """What came; `statuses` are answered one after the other (the last one for ever)."""

    port: int = 0
    mails: list[Any] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=lambda: [200])
    refuse_with: str = ""
    drip_seconds: float = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def next_status(self) -> int:
        return self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]


@contextmanager
def _serving(server, received):
    received.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield received
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def smtp_server():
    """Speaks as much SMTP as a mail program needs."""
    received = Received()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self._say("220 here")
            while line := self.rfile.readline():
                word = line[:4].strip().upper()
                if word == b"QUIT":
                    return self._say("221 bye")
                if word == b"DATA":
                    self._take()
                elif word == b"RCPT":
                    received.recipients.append(line.decode().split("<")[1].split(">")[0])
                    self._say(received.refuse_with or "250 ok")
                else:
                    self._say("250 ok")
            return None

        def _take(self):
            self._say("354 go on")
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            received.mails.append(message_from_bytes(b"".join(lines), policy=policy.default))
            self._say("250 taken")

        def _say(self, text):
            self.wfile.write(f"{text}\r\n".encode())

    socketserver.ThreadingTCPServer.daemon_threads = True
    with _serving(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler), received):
        yield received


@contextmanager
def webhook():
    """Takes POSTs."""
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.calls.append((dict(self.headers), body))
            if received.drip_seconds:
                return self._drip()
            status = received.next_status()
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", received.url)
            self.end_headers()
            return None

        def _drip(self):
            """Never quite silent, never done."""
            until = time.monotonic() + received.drip_seconds
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                while time.monotonic() < until:
                    self.wfile.write(b"z")
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, *args):
            pass

    with _serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler), received):
        yield received
