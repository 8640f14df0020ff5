import pytest

from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.selectors.provider_settings import KeyState, Setting, shown_settings
from igny8_core.ai.services.provider_settings import settings_of
from igny8_core.tests.factories import AccountFactory

LONG_KEY = "sk-1234567890abcd4f2a"


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "sk-the-servers-own-key", "", "words"
    settings.RUNWARE_API_KEY, settings.IMAGE_PROVIDER, settings.OPENAI_IMAGE_MODEL = "", "auto", "pixels"


def shown(*, may_change=True, **fields):
    account = AccountFactory()
    if fields:
        ProviderSettings.objects.create(account=account, **fields)
    return shown_settings(settings_of(account_id=account.pk), may_change=may_change)


@pytest.mark.django_db
class TestValues:
    def test_without_own_values_those_of_the_server_are_in_force(self):
        page = shown()
        assert page.updated_at is None
        assert {one.source for one in page.values.values()} == {"server"}
        assert page.values["text_provider"] == Setting("", "openai", "server")
        assert page.values["text_model"].in_force == "words"
        assert page.values["image_model"].in_force == "pixels"
        assert page.values["openai_base_url"].in_force == "https://api.openai.com/v1"

    def test_an_own_value_is_in_force(self):
        page = shown(text_provider="offline", text_model="words-9", openai_base_url="https://llm.example/v1")
        assert page.updated_at
        assert page.values["text_provider"] == Setting("offline", "offline", "account")
        assert page.values["text_model"] == Setting("words-9", "words-9", "account")
        assert page.values["openai_base_url"].source == "account"

    def test_a_model_of_another_provider_is_not_in_force(self):
        page = shown(image_provider="runware", image_model="gpt-image-2")
        assert page.values["image_model"] == Setting("gpt-image-2", "runware:101@1", "server")

    def test_a_password_in_the_servers_address_is_not_shown(self, settings):
        settings.OPENAI_BASE_URL = "https://user:secret@llm.internal/v1"
        assert shown().values["openai_base_url"].in_force == "https://llm.internal/v1"

    def test_all_choices_are_there_with_words(self):
        page = shown()
        assert [one["value"] for one in page.choices["image_provider"]] == ["", "openai", "runware", "offline"]
        assert all(one["label"] for options in page.choices.values() for one in options)
        assert "gpt-5.4-mini" in page.text_models
        assert not any("image" in name or "embedding" in name for name in page.text_models)
        assert {one.provider for one in page.image_models} == {"openai", "runware", "offline"}

    def test_what_is_missing_is_in_the_notice(self):
        assert "Runware is chosen, but no API key is set" in shown(image_provider="runware").notice["notice"]


@pytest.mark.django_db
class TestKeys:
    def test_of_an_own_key_only_the_end_is_shown(self):
        page = shown(openai_api_key=LONG_KEY)
        assert page.keys["openai_api_key"] == KeyState(True, "account", "…4f2a")
        assert LONG_KEY[:-4] not in str(page)

    def test_who_may_not_change_it_sees_no_end(self):
        assert shown(may_change=False, openai_api_key=LONG_KEY).keys["openai_api_key"] == KeyState(True, "account")

    def test_of_a_short_key_nothing_is_shown(self):
        assert shown(openai_api_key="sk-45678901").keys["openai_api_key"].hint == ""

    def test_the_servers_key_is_there_but_not_shown(self):
        page = shown()
        assert page.keys["openai_api_key"] == KeyState(True, "server")
        assert page.keys["runware_api_key"] == KeyState(False, "none")
        assert "own-key" not in str(page)

    def test_at_an_own_address_the_servers_key_is_none(self):
        assert shown(openai_base_url="https://llm.example/v1").keys["openai_api_key"] == KeyState(False, "none")

    def test_a_key_that_cannot_be_read_is_said(self, settings):
        account = AccountFactory()
        ProviderSettings.objects.create(account=account, openai_api_key=LONG_KEY)
        settings.ENCRYPTION_KEYS = ["another"]
        page = shown_settings(settings_of(account_id=account.pk), may_change=True)
        assert page.keys["openai_api_key"] == KeyState(False, "account", "", unreadable=True)
        assert "can no longer be read" in page.notice["notice"]
