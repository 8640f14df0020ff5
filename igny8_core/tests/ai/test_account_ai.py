"""What an account has set, over what the server is set to."""

import pytest

from igny8_core.ai.account_ai import account_ai, forget, image_model
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.common.encryption import encrypt
from igny8_core.tests.factories import AccountFactory, SiteFactory


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "sk-server", ""
    settings.OPENAI_MODEL, settings.OPENAI_IMAGE_MODEL, settings.RUNWARE_IMAGE_MODEL = "words", "pixels", "runware:1@1"
    settings.RUNWARE_API_KEY, settings.IMAGE_PROVIDER = "rw-server", "auto"
    settings.AI_TEXT_PROVIDER = settings.AI_IMAGE_PROVIDER = ""


def choice(**fields) -> ProviderChoice:
    account = AccountFactory()
    if fields:
        ProviderSettings.objects.create(account=account, **fields)
    forget()
    return account_ai(account.pk).choice


@pytest.mark.django_db
class TestChoice:
    def test_without_settings_of_its_own_it_is_the_servers(self):
        found = choice()
        assert (found.openai_api_key, found.text_model, found.url_is_foreign) == ("sk-server", "words", False)
        assert (found.image_provider_in_force, found.image_model_in_force) == ("openai", "pixels")

    def test_an_own_key_goes_before_the_servers(self):
        assert choice(openai_api_key="sk-own").openai_api_key == "sk-own"

    def test_the_servers_key_never_goes_to_an_address_of_the_account(self):
        found = choice(openai_base_url="https://llm.example/v1")
        assert (found.openai_api_key, found.url_is_foreign) == ("", True)

    def test_an_own_key_goes_to_an_own_address(self):
        found = choice(openai_base_url="https://llm.example/v1", openai_api_key="sk-own")
        assert (found.openai_api_key, found.url_is_foreign) == ("sk-own", True)

    def test_another_image_provider_brings_its_own_usual_model(self):
        found = choice(image_provider="runware")
        assert (found.image_provider_in_force, found.image_model_in_force) == ("runware", "runware:1@1")

    def test_the_own_model_of_that_provider_is_kept(self):
        assert choice(image_provider="runware", image_model="runware:7@1").image_model_in_force == "runware:7@1"

    def test_a_key_that_cannot_be_read_is_not_replaced_by_the_servers(self, settings):
        settings.ENCRYPTION_KEYS = ["an old key"]
        account = AccountFactory()
        ProviderSettings.objects.create(account=account, openai_api_key="sk-own")
        settings.ENCRYPTION_KEYS = ["a new key"]
        forget()
        assert account_ai(account.pk).choice.unreadable == {"openai"}

    def test_the_key_is_in_no_representation(self):
        assert "sk-own" not in repr(choice(openai_api_key="sk-own"))

    def test_it_is_stored_encrypted(self):
        choice(openai_api_key="sk-own")
        assert encrypt("x").startswith("enc1:")
        raw = ProviderSettings.objects.extra(select={"raw": "openai_api_key"}).values_list("raw", flat=True)
        assert all(one.startswith("enc1:") for one in raw)


@pytest.mark.django_db
class TestMemory:
    def test_two_queries_are_enough_for_two_seconds(self, django_assert_num_queries):
        account = AccountFactory()
        with django_assert_num_queries(2):
            account_ai(account.pk)
            account_ai(account.pk)

    def test_forgetting_one_account_keeps_the_others(self, django_assert_num_queries):
        first, second = AccountFactory(), AccountFactory()
        account_ai(first.pk), account_ai(second.pk)
        forget(first.pk)
        with django_assert_num_queries(2):
            account_ai(first.pk), account_ai(second.pk)


@pytest.mark.django_db
class TestImageModel:
    def test_a_site_without_one_uses_the_accounts(self):
        assert image_model(SiteFactory()) == "pixels"

    def test_a_site_may_have_its_own(self):
        assert image_model(SiteFactory(image_model="pixels-pro")) == "pixels-pro"

    def test_one_that_was_chosen_for_another_provider_is_not_used(self):
        site = SiteFactory(image_model="gpt-image-2")
        ProviderSettings.objects.create(account=site.account, image_provider="runware")
        forget()
        assert image_model(site) == "runware:1@1"

    def test_offline_there_is_only_one(self, settings):
        settings.IMAGE_PROVIDER = "offline"
        assert image_model(SiteFactory(image_model="pixels-pro")) == "offline"
