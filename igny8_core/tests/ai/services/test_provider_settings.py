from __future__ import annotations

import pytest
from django.db import connection

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.services.provider_settings import FIELDS, change_provider_settings, choice_with, settings_of
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.tests.factories import AccountFactory


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = settings.RUNWARE_API_KEY = ""
    settings.IMAGE_PROVIDER, settings.PRIVATE_HOSTS = "auto", ["llm.invalid", "other.invalid"]


@pytest.fixture
def account(db):
    return AccountFactory()


def change(account, **changes):
    change_provider_settings(account_id=account.pk, changes=changes)
    return settings_of(account_id=account.pk)


def refused(account, **changes):
    """The sentences by field; nothing was written."""
    before = ProviderSettings.objects.filter(account=account).values().first()
    with pytest.raises(InvalidInputError) as caught:
        change_provider_settings(account_id=account.pk, changes=changes)
    assert ProviderSettings.objects.filter(account=account).values().first() == before
    fields = caught.value.details["fields"]
    assert caught.value.message == next(iter(fields.values()))[0]
    return {name: sentences[0] for name, sentences in fields.items()}


def test_the_fields_are_those_of_the_model():
    stored = {field.name for field in ProviderSettings._meta.get_fields()}
    assert set(FIELDS) == stored - {"account", "updated_at"}


def test_looking_writes_nothing(account):
    assert settings_of(account_id=account.pk).text_provider == ""
    assert not ProviderSettings.objects.exists()


def test_what_is_sent_is_changed_and_the_rest_stays(account):
    change(account, text_provider="openai", text_model="words-9", openai_api_key="sk-own")
    row = change(account, text_model=" words-10 ")
    assert (row.text_provider, row.text_model, row.openai_api_key) == ("openai", "words-10", "sk-own")
    assert ProviderSettings.objects.count() == 1


def test_a_change_is_in_force_at_once(account):
    assert account_ai(account.pk).choice.text_model != "words-9"
    change(account, text_model="words-9")
    assert account_ai(account.pk).choice.text_model == "words-9"


def test_an_empty_text_is_what_the_server_is_set_to(account):
    change(account, text_model="words-9")
    assert change(account, text_model="").text_model == ""


@pytest.mark.parametrize("name", ["openai_api_key", "runware_api_key"])
def test_a_key_is_kept_when_empty_set_when_given_and_removed_when_null(account, name):
    assert getattr(change(account, **{name: " sk-first\n"}), name) == "sk-first"
    assert getattr(change(account, **{name: ""}), name) == "sk-first"
    assert getattr(change(account, **{name: "sk-second"}), name) == "sk-second"
    assert getattr(change(account, **{name: None}), name) == ""


def test_keys_are_ciphertext_in_the_database(account):
    change(account, openai_api_key="sk-own", runware_api_key="rw-own")
    with connection.cursor() as cursor:
        cursor.execute("SELECT openai_api_key, runware_api_key FROM ai_providersettings")
        stored = cursor.fetchone()
    assert all(one.startswith("enc1:") and "own" not in one for one in stored)


def test_two_people_who_change_different_fields_both_succeed(account):
    change(account, text_model="words-9")
    stale = settings_of(account_id=account.pk)
    change(account, image_model="pixels-9")
    assert stale.image_model == ""
    assert change(account, text_model="words-10").image_model == "pixels-9"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("text_provider", "runware", "“runware” is not known. Choose openai, offline or nothing."),
        ("image_provider", "dall-e", "“dall-e” is not known. Choose openai, runware, offline or nothing."),
        ("vectors", "word2vec", "“word2vec” is not known. Choose tfidf, local, provider or nothing."),
        ("text_model", "two words", "The name of a model has no blanks or invisible signs."),
        ("text_model", "a\u200bb", "The name of a model has no blanks or invisible signs."),
        ("image_model", "a\x00", "The name of a model has no blanks or invisible signs."),
        ("embedding_model", "x" * 81, "The name of a model has at most 80 characters."),
        ("openai_api_key", "sk-…", "The key has characters that no key has. Copy it again."),
        ("openai_api_key", "sk 1", "The key has characters that no key has. Copy it again."),
        ("runware_api_key", "rw\n1", "The key has characters that no key has. Copy it again."),
        ("runware_api_key", "x" * 301, "A key has at most 300 characters. Copy it again."),
        ("openai_base_url", "localhost:11434/v1", "“localhost:11434/v1” is not a web address. It looks like"),
        ("openai_base_url", "https://user:pw@llm.invalid/v1", "The address has a name or password in it"),
        ("openai_base_url", "http://169.254.169.254/", "“http://169.254.169.254” is inside this server's network."),
        ("openai_base_url", "http://127.0.0.1:11434/v1", "allow it with PRIVATE_HOSTS=127.0.0.1:11434."),
        ("openai_base_url", "https://llm.invalid/" + "x" * 300, "This address is too long"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_a_sentence(account, name, value, sentence):
    assert sentence in refused(account, **{name: value})[name]


def test_all_fields_that_are_wrong_are_named_at_once(account):
    assert set(refused(account, text_provider="x", text_model="a b", vectors="")) == {"text_provider", "text_model"}


class TestKeyAndAddress:
    """Who may not see a key may not send it to a server of their own either."""

    def test_a_key_does_not_move_to_another_server_by_itself(self, account):
        change(account, openai_api_key="sk-own")
        said = refused(account, openai_base_url="https://llm.invalid/v1")
        assert said == {
            "openai_api_key": ("This key was entered for api.openai.com. Enter it again for llm.invalid, or remove it.")
        }

    @pytest.mark.parametrize("key", ["sk-own", None])
    def test_entered_again_or_removed_it_may(self, account, key):
        change(account, openai_api_key="sk-own")
        row = change(account, openai_base_url="https://llm.invalid/v1", openai_api_key=key)
        assert (row.openai_base_url, row.openai_api_key) == ("https://llm.invalid/v1", key or "")

    def test_keeping_it_by_an_empty_text_is_not_entering_it(self, account):
        change(account, openai_api_key="sk-own")
        assert "openai_api_key" in refused(account, openai_base_url="https://llm.invalid/v1", openai_api_key="")

    @pytest.mark.parametrize(
        "url", ["https://other.invalid/v1", "http://llm.invalid/v1", "https://llm.invalid:8443/v1", ""]
    )
    def test_another_host_scheme_or_port_is_another_server(self, account, url):
        change(account, openai_base_url="https://llm.invalid/v1", openai_api_key="sk-own")
        assert "openai_api_key" in refused(account, openai_base_url=url)

    def test_another_path_is_the_same_server(self, account):
        change(account, openai_base_url="https://llm.invalid/v1", openai_api_key="sk-own")
        assert change(account, openai_base_url="https://llm.invalid/openai/v1").openai_api_key == "sk-own"

    def test_without_a_key_of_its_own_an_account_may_choose_any_server(self, account):
        assert change(account, openai_base_url="https://llm.invalid/v1").openai_api_key == ""

    def test_the_same_holds_for_a_test_of_what_is_not_saved(self, account):
        change(account, openai_api_key="sk-own")
        with pytest.raises(InvalidInputError, match="Enter it again"):
            choice_with(account_id=account.pk, changes={"openai_base_url": "https://llm.invalid/v1"})


class TestImageModel:
    def test_a_model_of_another_provider_is_refused(self, account):
        said = refused(account, image_provider="runware", runware_api_key="rw-1", image_model="gpt-image-2")
        assert said["image_model"] == "“gpt-image-2” is not a model of runware. Its names look like runware:101@1."
        said = refused(account, image_provider="openai", image_model="runware:101@1")
        assert "not a model of openai" in said["image_model"]

    def test_one_that_fits_is_kept(self, account):
        assert change(account, image_provider="runware", image_model="civitai:1@2").image_model == "civitai:1@2"

    def test_changing_the_provider_alone_leaves_the_model_for_the_way_back(self, account):
        change(account, image_provider="openai", image_model="gpt-image-2")
        assert change(account, image_provider="runware").image_model == "gpt-image-2"


class TestUnsaved:
    def test_unsaved_changes_are_in_the_choice_and_nowhere_else(self, account):
        change(account, openai_api_key="sk-own", text_model="words-9")
        choice = choice_with(account_id=account.pk, changes={"text_model": "words-10", "openai_api_key": ""})
        assert (choice.text_model, choice.openai_api_key) == ("words-10", "sk-own")
        assert settings_of(account_id=account.pk).text_model == "words-9"

    def test_they_are_checked_like_saved_ones(self, account):
        with pytest.raises(InvalidInputError, match="inside this server's network"):
            choice_with(account_id=account.pk, changes={"openai_base_url": "http://10.0.0.1/v1"})
