"""The one error payload."""

from __future__ import annotations

import json

import pytest
import time_machine

from igny8_core.ai.breaker import ProviderDownError
from igny8_core.common import exceptions
from igny8_core.common.exceptions import AppError, InsufficientCreditsError, ProviderKeyRefusedError

#: error_type, HTTP status, whether trying again may help, what the user can do.
TABLE = [
    ("InsufficientCreditsError", "InsufficientCreditsError", 402, False, "purchase_credits"),
    ("InvalidInputError", "ValidationError", 400, False, "fix_data"),
    ("ProviderError", "AIProviderError", 503, True, "retry"),
    ("ProviderTimeoutError", "TimeoutError", 504, True, "retry"),
    ("ConflictError", "ConflictError", 409, False, "view_run"),
    ("NotFoundError", "NotFoundError", 404, False, None),
    ("NotAllowedError", "PermissionError", 403, False, None),
    ("TooManyRequestsError", "RateLimitError", 429, True, "retry"),
    ("NotAuthenticatedError", "AuthenticationError", 401, False, "open_settings"),
    ("ProviderKeyRefusedError", "AuthenticationError", 401, False, "open_settings"),
]
ACTIONS = {None, "purchase_credits", "fix_data", "retry", "open_settings", "view_run"}


@pytest.mark.parametrize(("name", "error_type", "status", "retryable", "action"), TABLE)
def test_every_kind_has_its_type_status_and_way_out(name, error_type, status, retryable, action):
    kind = getattr(exceptions, name)
    assert (kind.error_type, kind.http_status, kind.retryable, kind.action) == (error_type, status, retryable, action)


@time_machine.travel("2025-12-03T14:05:23Z", tick=False)
def test_the_payload_has_all_eight_fields():
    error = InsufficientCreditsError("Not enough.", phase="AI_CALL", details={"required": 5, "available": 2})
    assert error.payload() == {
        "status": "error",
        "error_type": "InsufficientCreditsError",
        "error_message": "Not enough.",
        "phase": "AI_CALL",
        "timestamp": "2025-12-03T14:05:23+00:00",
        "details": {"required": 5, "available": 2},
        "retryable": False,
        "action": "purchase_credits",
    }


def test_a_payload_is_json_and_details_are_never_null():
    payload = AppError("Oops.").payload()
    assert json.loads(json.dumps(payload)) == payload
    assert (payload["details"], payload["phase"]) == ({}, "")


def test_an_error_reads_as_its_sentence():
    assert str(AppError("A sentence.")) == AppError("A sentence.").message == "A sentence."


def test_the_errors_of_providers_are_of_these_kinds():
    assert issubclass(ProviderDownError, exceptions.ProviderError)
    assert issubclass(ProviderKeyRefusedError, exceptions.NotAuthenticatedError)


def test_every_error_of_the_product_offers_an_action_that_the_dashboard_knows():
    def kinds(kind):
        return [kind, *(one for child in kind.__subclasses__() for one in kinds(child))]

    assert {kind.action for kind in kinds(AppError)} <= ACTIONS
