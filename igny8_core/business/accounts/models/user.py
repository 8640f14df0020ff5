"""User: a person."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class EmailUserManager(UserManager["User"]):
    """People are known by their e-mail address, in whatever case they type it."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)

    def create_user(self, username=None, email=None, password=None, **extra):  # type: ignore[no-untyped-def]
        email = email or username
        return super().create_user(username=email, email=email, password=password, **extra)

    def create_superuser(self, username=None, email=None, password=None, **extra):  # type: ignore[no-untyped-def]
        email = email or username
        return super().create_superuser(username=email, email=email, password=password, **extra)


class User(AbstractUser):
    """A person; logs in by e-mail."""

    email = models.EmailField("e-mail address", unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[EmailUserManager] = EmailUserManager()
