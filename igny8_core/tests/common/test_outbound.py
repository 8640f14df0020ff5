"""Addresses that users enter never lead inside. Nothing here may open a socket but where a test says so."""

import socket

import httpx2
import pytest

from igny8_core.common.exceptions import SettingsError
from igny8_core.common.outbound import LONGEST_URL, AddressRefusedError, GuardedTransport, check_url
from igny8_core.tests.common.outbound_forms import (
    ALLOWED,
    NAMES,
    NO_ADDRESS,
    PRIVATE,
    WITH_PASSWORD,
    resolver,
)


class Sent(httpx2.BaseTransport):
    """In place of the network: where requests went."""

    def __init__(self, refuses=()):
        self.requests, self.refuses = [], refuses

    def handle_request(self, request):
        self.requests.append(request)
        if request.url.host in self.refuses:
            raise httpx2.ConnectError("refused")
        return httpx2.Response(200, text="hello")

    @property
    def hosts(self):
        return [request.url.host for request in self.requests]


@pytest.fixture
def opened(monkeypatch):
    """The sockets that were opened or looked names up in the network."""
    found = []
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: found.append(address))
    monkeypatch.setattr(socket, "create_connection", lambda address, *_, **__: found.append(address))
    return found


@pytest.fixture(autouse=True)
def nothing_allowed(settings):
    settings.PRIVATE_HOSTS = []


def get(url, transport):
    with httpx2.Client(transport=transport, trust_env=False, follow_redirects=False) as client:
        return client.get(url)


def test_there_are_enough_forms():
    assert len(PRIVATE) + len(NO_ADDRESS) + len(WITH_PASSWORD) >= 80


def test_without_the_guard_the_socket_would_be_opened(opened):
    """The negative control: the tests below would see it."""
    with pytest.raises(AttributeError):
        get("http://127.0.0.1:11434/v1", httpx2.HTTPTransport())
    assert opened == [("127.0.0.1", 11434)]


@pytest.mark.parametrize("url", PRIVATE)
def test_what_leads_inside_is_refused_before_a_socket_is_opened(opened, url):
    with pytest.raises(AddressRefusedError, match="is inside this server's network") as caught:
        check_url(url)
    assert "PRIVATE_HOSTS=" in caught.value.message
    sent = Sent()
    with pytest.raises(AddressRefusedError):
        get(url, GuardedTransport(sent))
    assert (sent.requests, opened) == ([], [])


@pytest.mark.parametrize("url", NO_ADDRESS)
def test_what_is_no_address_is_refused_before_a_socket_is_opened(opened, url):
    with pytest.raises(AddressRefusedError, match="is not a web address|This is not a web address"):
        check_url(url)
    sent = Sent()
    with pytest.raises((AddressRefusedError, httpx2.InvalidURL, httpx2.UnsupportedProtocol)):
        get(url, GuardedTransport(sent))
    assert (sent.hosts, opened) == ([], [])


@pytest.mark.parametrize("url", WITH_PASSWORD)
def test_a_password_in_the_address_is_refused_and_not_repeated(opened, url):
    with pytest.raises(AddressRefusedError, match="before the @") as caught:
        check_url(url)
    assert "secret" not in caught.value.message


@pytest.mark.parametrize("url", ALLOWED)
def test_what_leads_out_is_allowed_and_goes_to_the_address_that_was_looked_up(opened, url):
    """The positive control: the guard is not simply shut."""
    check_url(url)
    sent = Sent()
    assert get(url, GuardedTransport(sent)).text == "hello"
    assert sent.hosts[0] in {address for found in NAMES.values() for address in found} | {
        "8.8.8.8",
        "2606:4700:4700::1111",
    }


def test_the_request_stays_the_same_but_for_the_address(opened):
    sent = Sent()
    get("https://public.example:8443/v1/models?a=1", GuardedTransport(sent))
    (request,) = sent.requests
    assert str(request.url) == "https://93.184.215.14:8443/v1/models?a=1"
    assert request.headers["host"] == "public.example:8443"
    assert request.extensions["sni_hostname"] == "public.example"


def test_a_name_that_answers_differently_a_moment_later_gains_nothing(monkeypatch):
    """Rebinding: the second answer would lead inside, but nobody asks a second time."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, port, **_: [(2, 1, 6, "", (one, port)) for one in next(answers)]
    )
    sent = Sent()
    transport = GuardedTransport(sent)
    get("http://rebinding.example", transport)
    assert sent.hosts == ["93.184.215.14"]
    with pytest.raises(AddressRefusedError):
        get("http://rebinding.example", transport)
    assert sent.hosts == ["93.184.215.14"]


def test_a_redirect_is_an_answer_and_is_not_followed(opened):
    inside = httpx2.MockTransport(lambda request: httpx2.Response(302, headers={"location": "http://127.0.0.1/"}))
    assert get("http://public.example", GuardedTransport(inside)).status_code == 302


def test_even_a_client_that_follows_redirects_is_not_led_inside(opened):
    inside = httpx2.MockTransport(lambda request: httpx2.Response(302, headers={"location": "http://127.0.0.1/"}))
    client = httpx2.Client(transport=GuardedTransport(inside), follow_redirects=True)
    with client, pytest.raises(AddressRefusedError):
        client.get("http://public.example")


def test_the_next_address_is_tried_when_one_does_not_take_the_connection(opened):
    sent = Sent(refuses=["2606:4700:4700::1111"])
    assert get("http://both.example", GuardedTransport(sent)).text == "hello"
    assert sent.hosts == ["2606:4700:4700::1111", "93.184.215.14"]


def test_when_no_address_takes_it_the_error_is_the_last_ones(opened):
    with pytest.raises(httpx2.ConnectError, match="refused"):
        get("http://both.example", GuardedTransport(Sent(refuses=NAMES["both.example"])))


def test_an_unknown_name_may_be_saved_but_not_reached(opened):
    check_url("https://not-yet.example/v1")
    with pytest.raises(httpx2.ConnectError, match="not-yet.example is unknown") as caught:
        get("https://not-yet.example/v1", GuardedTransport(Sent()))
    assert isinstance(caught.value.__cause__, socket.gaierror)


def test_an_address_that_is_too_long_to_be_stored_is_refused(opened):
    with pytest.raises(AddressRefusedError, match="too long"):
        check_url("https://public.example/" + "a" * LONGEST_URL)


def test_the_error_leads_to_the_settings():
    assert issubclass(AddressRefusedError, SettingsError)


@pytest.mark.parametrize(
    ("allowed", "url"),
    [
        ("localhost", "http://localhost:11434/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        (" LocalHost:11434 ", "http://LOCALHOST.:11434/v1"),
        ("localhost:80", "http://localhost/v1"),
        ("localhost:443", "https://localhost/v1"),
        ("10.0.0.5", "http://10.0.0.5:8000"),
        ("[::1]:11434", "http://[::1]:11434/v1"),
        ("::1", "http://[::1]:11434/v1"),
        ("redis", "http://redis:6379"),
    ],
)
def test_an_operator_may_allow_a_host_or_one_port_of_it(opened, settings, allowed, url):
    settings.PRIVATE_HOSTS = ["other.example", allowed]
    check_url(url)
    assert get(url, GuardedTransport(Sent())).text == "hello"


@pytest.mark.parametrize("allowed", ["localhost:11435", "ocalhost", "localhost.evil", "127.0.0.1", "*", ""])
def test_another_host_or_port_stays_refused(opened, settings, allowed):
    settings.PRIVATE_HOSTS = [allowed]
    with pytest.raises(
        AddressRefusedError, match=r"“http://localhost:11434” is inside .* PRIVATE_HOSTS=localhost:11434\."
    ):
        check_url("http://localhost:11434/v1")
