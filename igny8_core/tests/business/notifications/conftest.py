from __future__ import annotations

import pytest

from igny8_core.business.accounts.models import Role
from igny8_core.tests.business.notifications import receivers
from igny8_core.tests.factories import UserFactory


@pytest.fixture
def clock(time_machine):
    """Time goes on by itself from a Monday morning, and may be moved."""
    time_machine.move_to("2026-01-05T10:00:00Z", tick=True)
    return time_machine


@pytest.fixture
def member(site):
    """A function: a person with this role in the site's account."""
    return lambda role=Role.OWNER, **fields: UserFactory.member(site.account, role, **fields)


@pytest.fixture
def mail_server(settings):
    """A real SMTP server, and the settings that lead to it."""
    with receivers.smtp_server() as received:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", received.port
        yield received


@pytest.fixture
def dead_mail_server(settings):
    """Nobody listens on port 9."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


@pytest.fixture
def webhook(settings):
    """A real receiver of calls, on an address that the operator allows."""
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    with receivers.webhook() as received:
        yield received
