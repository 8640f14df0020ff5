"""The bytes of a finished picture: inside the answer, or at an address of Runware's own, fetched at once."""

from __future__ import annotations

import base64
import binascii
from http import HTTPStatus

import httpx2

from igny8_core.ai.providers.runware_client import Connection, Row
from igny8_core.common.exceptions import ProviderError


def picture_bytes(row: Row, connection: Connection) -> bytes:
    """Bytes of whatever kind of file. Raises ProviderError when there are none, ProviderTimeoutError when they drip."""
    if inside := row.get("imageBase64Data"):
        return _decoded(inside)
    if address := row.get("imageDataURI"):
        return _decoded(str(address).partition(";base64,")[2])
    if address := row.get("imageURL"):
        return _fetched(str(address), connection)
    raise ProviderError("Runware's answer holds no image.")


def _decoded(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ProviderError("Runware's answer holds no readable image.") from error


def _fetched(address: str, connection: Connection) -> bytes:
    url = _own_address(address, connection.image_hosts)
    status, content = connection.fetched(url)
    if status != HTTPStatus.OK:
        raise ProviderError(f"Runware does not hand out its picture (status {status}).", details={"status": status})
    return content


def _own_address(address: str, hosts: frozenset[str]) -> httpx2.URL:
    """The address, if it is one of Runware's image hosts over TLS. An answer is input from outside like any other."""
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as error:
        raise ProviderError("Runware's answer holds no readable image.") from error
    if url.scheme != "https" or url.netloc.decode("ascii", "replace") not in hosts or url.userinfo:
        raise ProviderError("Runware's picture lies at an address that is not Runware's. It was not fetched.")
    return url
