"""What people say about themselves, and new people."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from igny8_core.business.accounts.models import User
from igny8_core.common.exceptions import ConflictError, InvalidInputError
from igny8_core.common.text import one_line

LONGEST_NAME = 150
LONGEST_PASSWORD = 200


def new_person(*, email: str, name: str, password: str) -> User:
    """Raises InvalidInputError with details["fields"], ConflictError when the address got an account meanwhile."""
    person = User(email=email, username=email, first_name=clean_person_name(name))
    check_password(password, person)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise ConflictError("Log in to accept this invitation.") from error
    return person


def rename_person(*, person: User, name: str) -> None:
    """The whole name is one field. Raises InvalidInputError."""
    person.first_name, person.last_name = clean_person_name(name), ""
    person.save(update_fields=["first_name", "last_name"])


def check_password(password: str, person: User, *, field: str = "password") -> None:
    """Raises InvalidInputError that says what is wrong with a new password."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise InvalidInputError(error.messages[0], details={"fields": {field: error.messages}}) from error


def clean_person_name(name: str) -> str:
    """On one line. Raises InvalidInputError."""
    cleaned = one_line(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        sentence = f"Enter a name of at most {LONGEST_NAME} characters."
        raise InvalidInputError(sentence, details={"fields": {"name": [sentence]}})
    return cleaned
