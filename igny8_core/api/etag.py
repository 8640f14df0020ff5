"""Answering polls: a 304 without a body when nothing moved since the last answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiResponse
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

#: For the document of a view that answers like this.
NOTHING_MOVED = OpenApiResponse(description="Nothing moved since the answer whose ETag was sent in If-None-Match")


def answer_if_moved(request: Request, data: Mapping[str, Any], *, clock: str = "") -> Response:
    """200 with the data and its ETag, or 304. `clock` names a field that moves by itself and does not count."""
    tag = etag(data, clock=clock)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status=304, headers=headers)
    return Response(data, headers=headers)


def etag(data: Mapping[str, Any], *, clock: str = "") -> str:
    """Of everything shown but the clock."""
    shown = {name: value for name, value in data.items() if name != clock}
    return f'"{hashlib.sha256(JSONRenderer().render(shown)).hexdigest()[:32]}"'
