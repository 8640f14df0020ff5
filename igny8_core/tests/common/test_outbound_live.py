"""The guard in front of real servers on this machine, which stand for public ones: the operator allows their names."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest

from igny8_core.common.outbound import AddressRefusedError, GuardedTransport
from igny8_core.tests.certificates import certificate_for, server_context

NAME = "llm.example"


@pytest.fixture(autouse=True)
def resolver(monkeypatch, settings):
    """`llm.example` is this machine, in the eyes of the resolver."""
    settings.PRIVATE_HOSTS = [NAME]
    real = socket.getaddrinfo
    known = {NAME: "127.0.0.1", "other.example": "127.0.0.1"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: real(known.get(host, host), *rest, **more))


@contextmanager
def server(context=None):
    """Answers with the Host header that it got; yields its port and the requests so far."""
    hosts = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            hosts.append(self.headers["host"])
            self.send_response(200)
            self.end_headers()
            self.wfile.write(self.headers["host"].encode())

        def log_message(self, *args):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if context:
        http.socket = context.wrap_socket(http.socket, server_side=True)
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield http.server_port, hosts
    finally:
        http.shutdown()
        http.server_close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for `llm.example`."""
    return certificate_for(NAME, tmp_path_factory.mktemp("tls"))


def get(url, inner=None):
    with httpx2.Client(transport=GuardedTransport(inner), trust_env=False) as client:
        return client.get(url)


def over_tls(certificate):
    trusting = ssl.create_default_context(cafile=str(certificate))
    return server_context(certificate), httpx2.HTTPTransport(verify=trusting)


def test_a_server_that_is_allowed_is_asked_under_its_own_name():
    with server() as (port, _):
        assert get(f"http://{NAME}:{port}/v1").text == f"{NAME}:{port}"


def test_the_certificate_is_checked_for_the_name_and_not_for_the_address(certificate):
    context, inner = over_tls(certificate)
    with server(context) as (port, _):
        assert get(f"https://{NAME}:{port}/v1", inner).text == f"{NAME}:{port}"


def test_a_certificate_of_another_name_is_refused(certificate, settings):
    settings.PRIVATE_HOSTS = ["other.example"]
    context, inner = over_tls(certificate)
    with server(context) as (port, hosts), pytest.raises(httpx2.ConnectError, match="other.example"):
        get(f"https://other.example:{port}/v1", inner)
    assert hosts == []


def test_a_server_that_is_not_allowed_hears_nothing(settings):
    settings.PRIVATE_HOSTS = []
    with server() as (port, hosts):
        for url in (f"http://{NAME}:{port}", f"http://127.0.0.1:{port}", f"http://localhost:{port}"):
            with pytest.raises(AddressRefusedError):
                get(url)
    assert hosts == []
