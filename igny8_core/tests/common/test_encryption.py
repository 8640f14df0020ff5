"""Secrets at rest: ciphertext in the table, text in the program, rotation by putting a new key in front."""

from __future__ import annotations

import pytest
from django.db import connection

from igny8_core.ai.models import ProviderSettings
from igny8_core.common.encryption import UnreadableSecret, decrypt, encrypt
from igny8_core.tests.factories import AccountFactory

SECRET = "sk-very-secret-1234"


@pytest.fixture
def row(db):
    return ProviderSettings.objects.create(account=AccountFactory(), openai_api_key=SECRET)


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT openai_api_key FROM ai_providersettings")
        return cursor.fetchone()[0]


def again(row):
    return ProviderSettings.objects.get(pk=row.pk)


def test_the_table_holds_ciphertext_and_the_program_the_text(row):
    assert SECRET not in stored()
    assert again(row).openai_api_key == SECRET


def test_an_empty_secret_stays_empty(row):
    row.openai_api_key = ""
    row.save()
    assert (stored(), again(row).openai_api_key) == ("", "")


def test_the_same_secret_looks_different_each_time():
    assert encrypt(SECRET) != encrypt(SECRET)


def test_a_new_key_in_front_still_reads_what_the_old_one_wrote(row, settings):
    settings.ENCRYPTION_KEYS = ["a new key", *settings.ENCRYPTION_KEYS]
    assert again(row).openai_api_key == SECRET


def test_without_its_key_a_secret_reads_as_empty_and_survives_a_save(row, settings):
    keys, before = settings.ENCRYPTION_KEYS, stored()
    settings.ENCRYPTION_KEYS = ["another key"]
    found = again(row)
    assert isinstance(found.openai_api_key, UnreadableSecret)
    assert found.openai_api_key == ""
    found.text_model = "changed"
    found.save()
    assert stored() == before
    settings.ENCRYPTION_KEYS = keys
    assert again(row).openai_api_key == SECRET


def test_a_tampered_secret_is_unreadable_and_no_crash():
    assert isinstance(decrypt(encrypt(SECRET)[:-4] + "AAAA"), UnreadableSecret)
    assert isinstance(decrypt("plain text from before"), UnreadableSecret)
