"""What is wrong with an AI server, said as exactly as can be known: for whoever sets it up."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus

import httpx2

from igny8_core.ai.providers.openai_client import CONNECT_SECONDS, Connection
from igny8_core.common.exceptions import AppError

_USUAL = "The base URL usually ends in /v1."
_WEB_PAGE = ("text/html", "application/xhtml+xml")
_NOT_THERE = (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
#: The first that fits a cause is said.
_NETWORK: tuple[tuple[type[BaseException], str], ...] = (
    (socket.gaierror, "There is no server named {host}. Check the base URL."),
    (ssl.SSLCertVerificationError, "The certificate of {where} is not trusted: {reason}."),
    (ssl.SSLError, "{where} does not speak TLS here. Check the port, or begin the base URL with http://."),
    (ConnectionRefusedError, "{where} refuses the connection. Is the server running, and is this its port?"),
    (httpx2.ConnectTimeout, f"{{where}} cannot be reached: no connection within {CONNECT_SECONDS:.0f} seconds."),
    (
        httpx2.ReadTimeout,
        "{where} gave no answer within {read:g} seconds. It may still be loading the model: try again.",
    ),
    (httpx2.RemoteProtocolError, "{where} broke off, or does not speak HTTP here. Check the port and http(s)://."),
)


def diagnosis(error: AppError, connection: Connection, *, model: str) -> str:
    """One or two sentences: what happened and what to do. The error's own words where nothing better is known."""
    return _of_network(error, connection) or _of_answer(error, connection, model=model) or error.message


def _of_network(error: AppError, connection: Connection) -> str:
    causes = list(_causes(error))
    if not any(isinstance(cause, httpx2.HTTPError) for cause in causes):
        return ""
    where = httpx2.URL(connection.url).netloc.decode("ascii")
    for cause in causes:
        sentence = next((words for kind, words in _NETWORK if isinstance(cause, kind)), "")
        if sentence:
            reason = getattr(cause, "verify_message", "")
            host = where.partition(":")[0]
            return sentence.format(where=where, host=host, reason=reason, read=connection.read_seconds)
    return ""


def _of_answer(error: AppError, connection: Connection, *, model: str) -> str:
    status = error.details.get("status") or 0
    kind = str(error.details.get("media_type", "")).partition(";")[0].strip().lower()
    if 300 <= status < 400:
        return f"{connection.label} sends visitors on to another address ({status}). Enter that address as base URL."
    if status in (0, *_NOT_THERE) and kind in _WEB_PAGE:
        return f"{connection.label} answered with a web page. Check the base URL. {_USUAL}"
    if status in _NOT_THERE:
        if _speaks_of_model(error, model):
            return f"{connection.label} does not know the model “{model}”."
        return f"{connection.label} has nothing at this address ({status}). Check the base URL. {_USUAL}"
    if error.details.get("reason") == "empty" and kind and kind != "text/event-stream":
        return f"{connection.label} does not stream its answers, which is needed here."
    return ""


def _speaks_of_model(error: AppError, model: str) -> bool:
    said = f"{error.details.get('code', '')} {error.details.get('said', '')}".lower()
    return "model" in said or model.lower() in said


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and its causes, the deepest first: it knows most."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found:
        found.append(cause)
        cause = cause.__cause__ or cause.__context__
    return reversed(found)
