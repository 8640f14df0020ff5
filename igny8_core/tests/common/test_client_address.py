"""From which address a request comes."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from igny8_core.common.client_address import client_address, client_network

PROXY, CLIENT, LIE = "10.0.0.1", "93.184.215.14", "1.2.3.4"


def asked(forwarded="", remote=PROXY):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=remote, **headers)


@pytest.mark.parametrize("forwarded", ["", LIE, f"{LIE}, {CLIENT}", "unknown", ","])
def test_without_a_proxy_of_ours_nothing_that_is_said_counts(settings, forwarded):
    settings.TRUSTED_PROXIES = 0
    assert client_address(asked(forwarded)) == PROXY


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (1, CLIENT, CLIENT),
        # What the client wrote itself stands on the left, however much of it there is.
        (1, f"{LIE}, {CLIENT}", CLIENT),
        (1, f"{LIE},{LIE},{LIE}, {CLIENT}", CLIENT),
        (2, f"{LIE}, {CLIENT}, 10.0.0.2", CLIENT),
        # It came past a proxy: then nobody of ours vouches for it.
        (2, CLIENT, PROXY),
        (1, "", PROXY),
        (1, "unknown", PROXY),
        (1, f"{CLIENT}:8080", PROXY),
        (1, "<script>", PROXY),
    ],
)
def test_the_outermost_proxy_of_ours_is_believed(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(asked(forwarded)) == address


@pytest.mark.parametrize(
    ("remote", "address", "network"),
    [
        ("93.184.215.14", "93.184.215.14", "93.184.215.14"),
        ("::ffff:93.184.215.14", "93.184.215.14", "93.184.215.14"),
        ("2600:1406:BC00:0053::1", "2600:1406:bc00:53::1", "2600:1406:bc00:53::/64"),
        ("fe80::1%eth0", "fe80::1", "fe80::/64"),
        ("", "", ""),
    ],
)
def test_one_sender_is_one_address_or_one_network(settings, remote, address, network):
    settings.TRUSTED_PROXIES = 0
    assert client_address(asked(remote=remote)) == address
    assert client_network(asked(remote=remote)) == network
