"""Runware's REST API on 127.0.0.1, as its documentation describes it, with a till: it counts the pictures it sold.

Where the documentation leaves something open (does a finished id still conflict? how long is a response kept?), it can
do either.
"""

from __future__ import annotations

import base64
import io
import json
import ssl
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

KEY = "rw-test-key-123"
Reply = tuple[int, dict[str, Any]]


def picture(size=(1024, 576), colour="navy", kind="PNG"):
    """Bytes of one plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def problem(code: str, message: str = "No.", **more: Any) -> dict[str, Any]:
    """One entry of `errors`."""
    return {"code": code, "message": message, **more}


@dataclass
class Task:
    """A picture that was ordered. `lookups_left` counts down until it is done."""

    request: dict[str, Any]
    lookups_left: int
    error: dict[str, Any] | None = None
    last_response: dict[str, Any] = field(default_factory=dict)

    @property
    def is_running(self) -> bool:
        return self.lookups_left > 0


@dataclass
class FakeRunware:
    """The service. `faults` are used up one per request: `drop` and `hang` after the work is done, a Reply instead."""

    url: str = ""
    sold: int = 0
    lookups_until_done: int = 1
    fails_with: dict[str, Any] | None = None
    content: bytes = field(default_factory=picture)
    delivery: str = "imageBase64Data"
    image_url: str = ""
    cost: Any = 0.0013
    balance: Any = 12.5
    #: Whether a finished id is refused like a running one, and whether finished responses can still be looked up.
    refuses_finished: bool = True
    forgets_responses: bool = False
    forgets_archive: bool = False
    says_not_found: bool = False
    faults: list[Any] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    tasks: dict[str, Task] = field(default_factory=dict)
    images: dict[str, Reply | bytes] = field(default_factory=dict)
    fetched: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sold_one: threading.Event = field(default_factory=threading.Event)
    ends: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def kinds(self) -> list[str]:
        """What was asked, in order."""
        return [request["taskType"] for request in self.requests]

    def answer(self, task: dict[str, Any], key: str) -> Reply:
        """The whole service, one task at a time."""
        with self.lock:
            self.requests.append(task)
            self.keys.append(key)
            if key != KEY:
                said = f"Invalid API key {key}. Get one at https://my.runware.ai/signup"
                return refusal(401, problem("invalidApiKey", said, taskType="authentication"))
            return getattr(self, f"_{task['taskType']}")(task, task["taskUUID"])

    def _imageInference(self, task: dict[str, Any], task_id: str) -> Reply:
        if uuid.UUID(task_id).version != 4:
            return refusal(400, problem("invalidTaskUUID", parameter="taskUUID", taskUUID=task_id))
        for side in ("width", "height"):
            if not (128 <= task[side] <= 2048 and task[side] % 64 == 0):
                return refusal(400, problem(f"invalid{side.title()}", f"Invalid {side}.", taskUUID=task_id))
        known = self.tasks.get(task_id)
        if known and (known.is_running or self.refuses_finished):
            reply = refusal(400, problem("conflictTaskUUID", "Already used.", taskUUID=task_id))
            known.last_response = reply[1]
            return reply
        self.sold += self.fails_with is None
        self.tasks[task_id] = Task(task, self.lookups_until_done, self.fails_with)
        self.sold_one.set()
        return 200, {"data": [{"taskType": "imageInference", "taskUUID": task_id}]}

    def _getResponse(self, task: dict[str, Any], task_id: str) -> Reply:
        known = self.tasks.get(task_id)
        if known is None or (self.forgets_responses and not known.is_running):
            gone = problem("taskNotFound", taskUUID=task_id, taskType="getResponse")
            return refusal(404, gone) if self.says_not_found else (200, {"data": []})
        known.lookups_left -= 1
        if known.is_running:
            row = {"taskType": "imageInference", "taskUUID": task_id, "status": "processing"}
            return 200, {"data": [row]}
        known.last_response = self._result(known, task_id)
        return (400 if known.error else 200), known.last_response

    def _result(self, known: Task, task_id: str) -> dict[str, Any]:
        if known.error:
            return {"data": [], "errors": [{**known.error, "taskUUID": task_id, "taskType": "imageInference"}]}
        encoded = base64.b64encode(self.content).decode()
        values = {
            "imageBase64Data": encoded,
            "imageDataURI": f"data:image/png;base64,{encoded}",
            "imageURL": self.image_url,
        }
        row = {"taskType": "imageInference", "taskUUID": task_id, "status": "success", "imageUUID": str(uuid.uuid4())}
        return {"data": [row | {self.delivery: values[self.delivery], "cost": self.cost}]}

    def _getTaskDetails(self, task: dict[str, Any], task_id: str) -> Reply:
        known = self.tasks.get(task_id)
        if known is None or self.forgets_archive:
            return refusal(400, problem("taskNotFound", taskType="getTaskDetails"))
        row = {"taskType": "getTaskDetails", "taskUUID": task_id, "request": [known.request]}
        return 200, {"data": [row | {"response": known.last_response or self._result(known, task_id)}]}

    def _accountManagement(self, task: dict[str, Any], task_id: str) -> Reply:
        return 200, {"data": [{"taskType": "accountManagement", "taskUUID": task_id, "balance": self.balance}]}


def refusal(status: int, *errors: dict[str, Any]) -> Reply:
    """A status with its errors."""
    return status, {"data": [], "errors": list(errors)}


@contextmanager
def serving(fake: FakeRunware, *, tls: ssl.SSLContext | None = None) -> Iterator[FakeRunware]:
    """Serve on 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (task,) = json.loads(self.rfile.read(int(self.headers["content-length"])))
            key = self.headers.get("authorization", "").removeprefix("Bearer ")
            fault = fake.faults.pop(0) if fake.faults else None
            if isinstance(fault, bytes | tuple):
                fake.requests.append(task)
                self._send(fault)
                return
            reply = fake.answer(task, key)
            if fault == "hang":
                fake.ends.wait(10)
            if fault is None:
                self._send(reply)

        def do_GET(self) -> None:
            fake.fetched.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            self._send(fake.images[self.path])

        def _send(self, reply: Any) -> None:
            status, body, *headers = reply if isinstance(reply, tuple) else (200, reply)
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            with suppress(OSError):  # the client may have hung up
                self.send_response(status)
                for name, value in (headers[0] if headers else {}).items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    fake.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}/v1"
    try:
        yield fake
    finally:
        fake.ends.set()
        server.shutdown()
        server.server_close()
