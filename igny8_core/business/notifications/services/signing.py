"""The signature of a webhook: who receives a call can tell that it is ours, whole, and not an old one sent again."""

from __future__ import annotations

import hashlib
import hmac
import secrets

#: Tells what it is where it lies about: in a configuration, a log, a leak scanner.
PREFIX = "whsec_"


def new_secret() -> str:
    """256 random bits as text."""
    return PREFIX + secrets.token_urlsafe(32)


def signature(*, secret: str, body: bytes, at: int) -> str:
    """`t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body" under the secret>`"""
    signed = str(at).encode() + b"." + body
    return f"t={at},v1={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"
