"""Secrets at rest: provider keys and passwords are stored as ciphertext and read back as text.

The first key of `settings.ENCRYPTION_KEYS` encrypts, every one of them decrypts, so a key is changed by putting the new
one in front. Each key is any long text; what encrypts is derived from it.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

#: Marks ciphertext, so that text from before encryption is never mistaken for it.
PREFIX = "enc1:"


class UnreadableSecret(str):
    """An empty text in place of a secret whose encryption key is gone. Saved again, it stays what it was."""

    stored: str

    @classmethod
    def of(cls, stored: str) -> UnreadableSecret:
        """Remember the ciphertext: the missing key may come back."""
        secret = cls("")
        secret.stored = stored
        return secret


def encrypt(text: str) -> str:
    """Ciphertext of `text`, different each time; an empty text stays empty."""
    return PREFIX + _fernet(tuple(settings.ENCRYPTION_KEYS)).encrypt(text.encode()).decode() if text else ""


def decrypt(stored: str) -> str:
    """The text behind `stored`, an UnreadableSecret when no present key fits."""
    if not stored:
        return ""
    try:
        return _fernet(tuple(settings.ENCRYPTION_KEYS)).decrypt(stored.removeprefix(PREFIX).encode()).decode()
    except InvalidToken:
        # Raising would take the page away on which the secret can be entered anew.
        return UnreadableSecret.of(stored)


def is_current(stored: str) -> bool:
    """Whether `stored` was written with the first of the keys."""
    try:
        _fernet((settings.ENCRYPTION_KEYS[0],)).decrypt(stored.removeprefix(PREFIX).encode())
    except InvalidToken:
        return False
    return stored.startswith(PREFIX)


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """Text that the database sees only as ciphertext. It cannot be searched."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Decrypt what was read."""
        return None if value is None else decrypt(value)

    def get_prep_value(self, value: Any) -> Any:
        """Encrypt what is written."""
        if isinstance(value, UnreadableSecret):
            return value.stored
        prepared = super().get_prep_value(value)
        return prepared if prepared is None else encrypt(prepared)


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    derivation = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"igny8 secrets at rest")
    return base64.urlsafe_b64encode(derivation.derive(key.encode()))
