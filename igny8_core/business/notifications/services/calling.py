"""One signed POST to an address that a user entered."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from uuid import UUID

import httpx2

from igny8_core.business.notifications.services.problems import NotDeliveredError
from igny8_core.business.notifications.services.signing import signature
from igny8_core.common.outbound import AddressRefusedError, GuardedTransport

#: For all of it: a server that drips its answer byte by byte must not keep a worker.
TOTAL_SECONDS = 10.0
CONNECT_SECONDS = 3.0


@dataclass(frozen=True)
class Call:
    """What is sent where. `secret` signs it and stays here."""

    url: str
    secret: str
    delivery_id: UUID
    payload: Mapping[str, Any]


def post(call: Call) -> int:
    """Send it; returns the status of the answer, whatever it is. Raises NotDeliveredError when there is none."""
    body = json.dumps({**call.payload, "delivery_id": str(call.delivery_id)}, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "IGNY8-Webhook/1",
        "X-IGNY8-Delivery": str(call.delivery_id),
        "X-IGNY8-Signature": signature(secret=call.secret, body=body, at=int(time.time())),
    }
    with _Deadline(TOTAL_SECONDS) as deadline:
        try:
            return _status(call.url, body, headers, deadline)
        except AddressRefusedError as error:
            raise NotDeliveredError(error.message) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            late = deadline.is_over or isinstance(error, httpx2.TimeoutException)
            reason = f"no answer within {TOTAL_SECONDS:g} seconds" if late else str(error) or type(error).__name__
            raise NotDeliveredError(f"The webhook could not be called: {reason.rstrip('.')}.") from error


def _status(url: str, body: bytes, headers: dict[str, str], deadline: _Deadline) -> int:
    timeout = httpx2.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS)
    # A proxy of the environment would look the address up anew, past the guard.
    with httpx2.Client(
        transport=GuardedTransport(), timeout=timeout, follow_redirects=False, trust_env=False
    ) as client:
        request = client.build_request("POST", url, content=body, headers=headers)
        request.extensions["trace"] = deadline.watch
        response = client.send(request, stream=True)
        # The status says all; a body could be endless.
        response.close()
        return response.status_code


class _Deadline:
    """Ends the connection when the time is over: timeouts of the client count from byte to byte."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """The client tells what it does; new connections are what is wanted here."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._sockets.append(info["return_value"].get_extra_info("socket"))

    def _end(self) -> None:
        self.is_over = True
        for one in self._sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone already, or wrapped anew for TLS
