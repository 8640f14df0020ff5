"""One request that names a foreign id, and the ids it may name."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

API = "/api/v1/"
Ids = Callable[[Any, Any], dict[str, Any]]


def nothing(site: Any, row: Any) -> dict[str, Any]:
    return {}


def site_id(site: Any, row: Any) -> dict[str, Any]:
    return {"site_id": site.pk}


def account_id(site: Any, row: Any) -> dict[str, Any]:
    return {"account_id": site.account_id}


def pk(site: Any, row: Any) -> dict[str, Any]:
    """The id of what `state` made."""
    return {"id": row.pk or 10**6}


def ids(site: Any, row: Any) -> dict[str, Any]:
    """The same in a list."""
    return {"ids": [row.pk or 10**6]}


@dataclass(frozen=True)
class Case:
    """One request that names a foreign id at one `place` (`body site_id`); `state` makes the run or row of it.

    `only_reads` is for a POST that changes nothing, `own_rows` for one that every member may send about their own.
    """

    operation: str
    place: str
    path: Ids = nothing
    query: Ids = nothing
    body: Ids = nothing
    state: Callable[..., Any] = field(default=lambda site: None)
    only_reads: bool = False
    own_rows: bool = False
    #: A file that goes with the body, as multipart.
    file: bytes = b""

    def send(self, client: Any, site: Any, run: Any) -> Any:
        """The request, with the ids of `site` and `run`."""
        method, path = self.operation.split()
        url = API + path.format(**self.path(site, run))
        query = "&".join(f"{name}={value}" for name, value in self.query(site, run).items())
        body = None if method == "GET" else self.body(site, run)
        if self.file:
            return client.generic(method, f"{url}?{query}", _multipart(body, self.file), MULTIPART_CONTENT)
        return client.generic(method, f"{url}?{query}", _json(body), content_type="application/json")


def _multipart(body: Any, file: bytes) -> bytes:
    return encode_multipart(BOUNDARY, {**body, "file": SimpleUploadedFile("file.csv", file)})


def _json(body: Any) -> str:
    return "" if body is None else json.dumps(body)
