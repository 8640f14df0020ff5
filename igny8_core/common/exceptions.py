"""Errors as the user meets them: one payload everywhere (API, AITask, run).

An error carries a type, a sentence a user understands, what to do next and the HTTP status. Code raises the class,
doors turn it into `payload()`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone

from igny8_core.common.logs.redaction import redacted
from igny8_core.common.text import storable


class AppError(Exception):
    """Base of every error that has something to say to a user."""

    error_type: ClassVar[str] = "ServerError"
    http_status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False
    action: ClassVar[str | None] = None

    def __init__(self, message: str, *, phase: str = "", details: dict[str, Any] | None = None) -> None:
        # A provider's own words may be part of it, with the key it refuses, and it is stored on tasks and runs.
        self.message = redacted(storable(message))
        super().__init__(self.message)
        self.phase = phase
        self.details = details or {}

    def payload(self) -> dict[str, Any]:
        """The error as JSON: status, error_type, error_message, phase, timestamp, details, retryable, action."""
        return {
            "status": "error",
            "error_type": self.error_type,
            "error_message": self.message,
            "phase": self.phase,
            "timestamp": timezone.now().isoformat(),
            "details": self.details,
            "retryable": self.retryable,
            "action": self.action,
        }


class InvalidInputError(AppError):
    """The data is wrong; sending it again will not help."""

    error_type = "ValidationError"
    http_status = 400
    action = "fix_data"


class TooLargeError(InvalidInputError):
    """More than is taken at once."""

    http_status = 413


class SettingsError(InvalidInputError):
    """What the account has set fails every call: going on is senseless until someone opens the settings."""

    action = "open_settings"


class NotAuthenticatedError(AppError):
    """Nobody is logged in, or a provider refused the key."""

    error_type = "AuthenticationError"
    http_status = 401
    action = "open_settings"


class InsufficientCreditsError(AppError):
    """The account cannot pay. details: {"required", "available"} in credits."""

    error_type = "InsufficientCreditsError"
    http_status = 402
    action = "purchase_credits"


class NotAllowedError(AppError):
    """A member whose role is too small."""

    error_type = "PermissionError"
    http_status = 403


class NotFoundError(AppError):
    """It does not exist, or not for this user."""

    error_type = "NotFoundError"
    http_status = 404


class ConflictError(AppError):
    """Someone got there first. details name what is in the way."""

    error_type = "ConflictError"
    http_status = 409
    action: ClassVar[str | None] = "view_run"


class TooManyRequestsError(AppError):
    """Slow down. details: {"retry_after": seconds}"""

    error_type = "RateLimitError"
    http_status = 429
    retryable = True
    action = "retry"


class ProviderError(AppError):
    """The AI provider did not answer, or not usefully."""

    error_type = "AIProviderError"
    http_status = 503
    retryable = True
    action = "retry"


class ProviderTimeoutError(AppError):
    """The provider took longer than the limit."""

    error_type = "TimeoutError"
    http_status = 504
    retryable = True
    action = "retry"


class ProviderKeyRefusedError(NotAuthenticatedError):
    """The provider does not accept the key: going on is senseless until someone opens the settings."""


class UnexpectedError(AppError):
    """A defect of ours. The sentence says so, the log has the trace."""

    retryable = True
    action = "retry"


class StaleLeaseError(Exception):
    """This worker was given up for dead and another one owns the work now: save nothing."""
