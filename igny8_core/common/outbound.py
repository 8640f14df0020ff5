"""Requests to addresses that a user entered: they never lead inside this server's network.

A host is looked up once, every address found must be public, and the connection goes to one of exactly these: a name
that answers differently a moment later gains nothing. `settings.PRIVATE_HOSTS` names what an operator allows all the
same (`localhost:11434`, `llm.internal`).
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address

import httpx2
from django.conf import settings

from igny8_core.common.addresses import is_public
from igny8_core.common.exceptions import SettingsError

LONGEST_URL = 300
#: Addresses of one host that are tried one after the other.
MOST_TRIES = 3
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
#: Where the last label is a number, a resolver reads the whole as one: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")


class AddressRefusedError(SettingsError):
    """No request goes to this address. The sentence says why and what can be done."""


def check_url(url: str) -> None:
    """Raise AddressRefusedError for a URL that may not be asked. One whose host is unknown for now passes."""
    if len(url) > LONGEST_URL:
        raise AddressRefusedError(f"This address is too long: at most {LONGEST_URL} characters.")
    parsed = parse(url)
    try:
        addresses_of(parsed)
    except OSError:
        return  # the name may come to life later; then it is looked at again


def parse(url: str) -> httpx2.URL:
    """The URL as the client will read it. Raises AddressRefusedError for a form that is not plain http(s)."""
    if not url.isprintable() or set(url) & set(" \\"):
        raise AddressRefusedError("This is not a web address. It looks like https://host/v1.")
    try:
        parsed = httpx2.URL(url)
    except httpx2.InvalidURL as error:
        raise AddressRefusedError(f"“{url}” is not a web address. It looks like https://host/v1.") from error
    if parsed.userinfo:
        raise AddressRefusedError("The address has a name or password in it (before the @). Leave that out.")
    if parsed.scheme not in _DEFAULT_PORTS or not _is_host(_host(parsed)) or not 0 < _port(parsed) < 65536:
        raise AddressRefusedError(f"“{url}” is not a web address. It looks like https://host/v1.")
    return parsed


def addresses_of(url: httpx2.URL) -> list[str]:
    """The addresses that a request to `url` may be sent to, looked up now.

    Raises AddressRefusedError when one of them is not public and the host is not allowed, OSError when the host is
    unknown.
    """
    host, port = _host(url), _port(url)
    # Only names are looked up: what is an address says itself where it leads.
    found = [host] if _is_address(host) else _look_up(host, port)
    if not _is_allowed(host, port) and not all(is_public(address) for address in found):
        raise AddressRefusedError(
            f"“{url.scheme}://{url.netloc.decode('ascii')}” is inside this server's network. "
            f"An operator can allow it with PRIVATE_HOSTS={_place(host, port)}.",
            details={"host": _place(host, port)},
        )
    return found


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests to public and allowed addresses only. One for each server: connections are shared by address."""

    def __init__(self, inner: httpx2.BaseTransport | None = None) -> None:
        self._inner = inner or httpx2.HTTPTransport()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the first address that takes the connection. Raises AddressRefusedError before any is made."""
        parse(str(request.url))
        try:
            addresses = addresses_of(request.url)
        except OSError as error:
            raise httpx2.ConnectError(f"{request.url.host} is unknown.", request=request) from error
        *others, last = addresses[:MOST_TRIES]
        for address in others:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except httpx2.ConnectError:
                continue  # nothing was sent yet
        return self._inner.handle_request(_pinned(request, last))

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _pinned(request: httpx2.Request, address: str) -> httpx2.Request:
    """The same request to this very address; the Host header and the name in the certificate stay the host's."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": _host(request.url)},
    )


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def _host(url: httpx2.URL) -> str:
    """In lower case ASCII, without the dot of the root."""
    return url.raw_host.decode("ascii").lower().removesuffix(".")


def _port(url: httpx2.URL) -> int:
    return _DEFAULT_PORTS.get(url.scheme, 0) if url.port is None else url.port


def _is_host(host: str) -> bool:
    if _is_address(host):
        return True
    return len(host) <= 253 and bool(_NAME.fullmatch(host)) and not _NUMBER.fullmatch(host)


def _is_address(host: str) -> bool:
    kind = IPv6Address if ":" in host else IPv4Address
    try:
        kind(host)
    except ValueError:
        return False
    return "%" not in host  # a zone is for link-local addresses only


def _place(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_allowed(host: str, port: int) -> bool:
    allowed = {entry.strip().lower() for entry in settings.PRIVATE_HOSTS}
    return bool(allowed & {host, f"[{host}]", _place(host, port)})
