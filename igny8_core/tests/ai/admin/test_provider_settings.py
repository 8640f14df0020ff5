from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.services.provider_settings import change_provider_settings

KEY = "sk-1234567890abcd4f2a"
LIST, ADD = reverse("admin:ai_providersettings_changelist"), reverse("admin:ai_providersettings_add")


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = ""


@pytest.fixture
def stored(account):
    change_provider_settings(
        account_id=account.pk, changes={"openai_api_key": KEY, "runware_api_key": "rw-" + KEY, "text_model": "words-9"}
    )
    return ProviderSettings.objects.get()


def page_of(row):
    return reverse("admin:ai_providersettings_change", args=[row.pk])


def saved():
    return ProviderSettings.objects.get()


def test_settings_can_be_added_with_a_key(operator, account):
    response = operator.post(ADD, {"account": account.pk, "text_provider": "openai", "new_openai_api_key": KEY})
    assert response.status_code == 302
    assert (saved().account, saved().openai_api_key, saved().text_provider) == (account, KEY, "openai")
    assert account_ai(account.pk).choice.openai_api_key == KEY


def test_a_stored_key_is_in_no_page(operator, stored):
    for url in (LIST, page_of(stored), reverse("admin:ai_providersettings_history", args=[stored.pk])):
        page = operator.get(url).content.decode()
        assert KEY not in page
        assert "4f2a" not in page
        assert "enc1:" not in page


def test_the_fields_for_keys_are_password_fields_that_browsers_do_not_fill(operator, stored):
    page = operator.get(page_of(stored)).content.decode()
    assert page.count('type="password"') == 2
    assert page.count('autocomplete="new-password"') == 2


def test_a_key_that_was_entered_is_not_shown_again_after_a_mistake(operator, stored):
    page = operator.post(page_of(stored), {"text_model": "two words", "new_openai_api_key": "sk-typed-just-now"})
    assert page.status_code == 200
    assert "The name of a model has no blanks" in page.content.decode()
    assert "sk-typed-just-now" not in page.content.decode()


def test_an_empty_field_keeps_the_key(operator, stored):
    operator.post(page_of(stored), {"text_model": "words-10"})
    assert (saved().text_model, saved().openai_api_key) == ("words-10", KEY)


def test_a_ticked_box_removes_it(operator, stored):
    operator.post(page_of(stored), {"remove_openai_api_key": "on"})
    assert (saved().openai_api_key, saved().runware_api_key) == ("", "rw-" + KEY)


def test_a_new_one_takes_its_place(operator, stored):
    operator.post(page_of(stored), {"new_runware_api_key": "rw-new"})
    assert saved().runware_api_key == "rw-new"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"openai_base_url": "http://169.254.169.254/"}, "is inside this server&#x27;s network"),
        ({"openai_base_url": "https://llm.invalid/v1"}, "This key was entered for api.openai.com."),
        ({"new_openai_api_key": "sk-…"}, "The key has characters that no key has."),
        ({"image_provider": "runware", "image_model": "gpt-image-2"}, "is not a model of runware."),
    ],
)
def test_the_same_checks_as_on_the_settings_page_are_beside_their_fields(operator, stored, form, sentence):
    page = operator.post(page_of(stored), form)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert saved().text_model == "words-9"


def test_the_log_of_the_admin_names_fields_and_no_values(operator, stored):
    operator.post(page_of(stored), {"new_openai_api_key": "sk-new-one"})
    message = LogEntry.objects.get().change_message
    assert "new_openai_api_key" in message
    assert "sk-new-one" not in message


def test_the_account_of_settings_cannot_be_changed(operator, stored):
    operator.post(page_of(stored), {"account": "999", "text_model": "words-10"})
    assert saved().account == stored.account
