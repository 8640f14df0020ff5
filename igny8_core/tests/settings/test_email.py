from __future__ import annotations

import pytest

from igny8_core.settings.email import CONSOLE, SMTP, email_settings, web_address


def test_without_a_server_mails_are_printed():
    assert email_settings("") == {"EMAIL_BACKEND": CONSOLE}


@pytest.mark.parametrize(
    "url, port, starttls, tls",
    [
        ("smtp://mail.example.com", 25, False, False),
        ("smtp+tls://mail.example.com", 587, True, False),
        ("smtps://mail.example.com", 465, False, True),
        ("smtp://mail.example.com:2525", 2525, False, False),
    ],
)
def test_the_scheme_says_how_it_is_encrypted(url, port, starttls, tls):
    found = email_settings(url)
    assert (found["EMAIL_BACKEND"], found["EMAIL_HOST"]) == (SMTP, "mail.example.com")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, starttls, tls)
    assert found["EMAIL_TIMEOUT"] == 10


def test_name_and_password_may_have_any_letters():
    found = email_settings("smtps://me%40example.com:p%40ss%2Fw%3Ard@mail.example.com")
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("me@example.com", "p@ss/w:rd")


@pytest.mark.parametrize("url", ["mail.example.com", "http://mail.example.com", "smtp://", "smtp://a:secret@b:99999"])
def test_what_is_no_mail_server_is_refused_without_repeating_the_password(url):
    with pytest.raises(ValueError, match="EMAIL_URL") as refused:
        email_settings(url)
    assert "secret" not in str(refused.value)


def test_a_web_address_loses_its_last_slash():
    assert web_address("https://igny8.example.com/", name="PUBLIC_URL") == "https://igny8.example.com"
    assert web_address("", name="PUBLIC_URL") == ""


@pytest.mark.parametrize("value", ["igny8.example.com", "ftp://example.com", "https://"])
def test_what_is_no_web_address_is_refused_by_name(value):
    with pytest.raises(ValueError, match="PUBLIC_URL"):
        web_address(value, name="PUBLIC_URL")
