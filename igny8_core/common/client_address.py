"""From which address a request comes: never what the sender says, only what a proxy of ours says.

`TRUSTED_PROXIES` is how many of them a request passes. Each appends whom it heard from to X-Forwarded-For, so the entry
that the outermost of ours wrote is that many from the right; what stands further left anybody can write.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address in canonical form; the connection's own where no proxy is trusted; "" for a unix socket."""
    connected = _canonical(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES
    if not proxies:
        return connected
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return (_canonical(said[-proxies].strip()) if len(said) >= proxies else "") or connected


def client_network(request: HttpRequest) -> str:
    """What counts as one sender: an IPv4 address, or the /64 that every customer gets of IPv6."""
    address = client_address(request)
    if not address or not isinstance(ip_address(address), IPv6Address):
        return address
    return str(ip_network(f"{address}/64", strict=False))


def _canonical(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        # Zones name interfaces of the sender's machine.
        address = address.ipv4_mapped or ip_address(str(address).partition("%")[0])
    return str(address)
