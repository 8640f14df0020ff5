"""How often one sender may ask: each person, each API key, and each address of people who are not logged in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from igny8_core.business.accounts.models import ApiKey
from igny8_core.common.client_address import client_network
from igny8_core.common.throttle import use

log = logging.getLogger(__name__)
SPAN = 60


class RequestsThrottle(BaseThrottle):
    """Counts by sender, and once more by sender and `throttle_group` for views that have one."""

    def __init__(self) -> None:
        self.seconds_left = 0

    def allow_request(self, request: Request, view: Any) -> bool:
        """False when this sender had enough this minute."""
        return all(self.one_more(rate, sender) for rate, sender in _counted(request, view))

    def wait(self) -> float:
        """For Retry-After."""
        return self.seconds_left

    def one_more(self, rate: str, sender: str) -> bool:
        """Whether `sender` is still within the rate of that name, this request included."""
        try:
            used, self.seconds_left = use(f"{rate}:{sender}", seconds=SPAN)
        except Exception as error:  # noqa: BLE001 - whatever the cache's client raises
            # Without a cache nobody is counted, and everybody is served.
            log.warning("Requests are not counted: %s", type(error).__name__)
            return True
        return used <= settings.API_RATES[rate]


def count_wrong_key(request: Request) -> None:
    """One more key that opens nothing. Authentication fails before throttles run. Raises Throttled for too many."""
    throttle = RequestsThrottle()
    if not throttle.one_more("anonymous", f"wrong-key:{client_network(request._request)}"):
        raise Throttled(wait=throttle.wait())


def _counted(request: Request, view: Any) -> Iterator[tuple[str, str]]:
    rate, sender = _sender(request)
    yield rate, sender
    group = getattr(view, "throttle_group", "")
    # Looking is cheap, whatever the group.
    if group and request.method not in ("GET", "HEAD", "OPTIONS"):
        yield group, sender if group != "login" else client_network(request._request)


def _sender(request: Request) -> tuple[str, str]:
    if isinstance(request.auth, ApiKey):
        return "key", f"key:{request.auth.pk}"
    if request.user.is_authenticated:
        return "person", f"user:{request.user.pk}"
    return "anonymous", client_network(request._request)
