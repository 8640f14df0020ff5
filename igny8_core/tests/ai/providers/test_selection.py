from dataclasses import replace

import pytest

from igny8_core.ai.providers import selection
from igny8_core.ai.providers.choice import ProviderChoice, server_choice
from igny8_core.ai.providers.offline.provider import OfflineProvider
from igny8_core.ai.providers.openai_images import OpenAIImageProvider
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.ai.providers.runware_images import RunwareImageProvider
from igny8_core.common.exceptions import ProviderError, ProviderKeyRefusedError
from igny8_core.common.outbound import AddressRefusedError
from igny8_core.tests.ai.providers.openai.conftest import image_request, text_request


class Oracle:
    """A provider as tests and benchmarks name one in the settings."""

    name = "oracle"
    is_local = False
    model = "oracle-1"


ORACLE = f"{Oracle.__module__}.Oracle"


def text_provider():
    return selection.text_provider(server_choice())


def image_provider():
    return selection.image_provider(server_choice())


def provider_notice():
    return selection.provider_notice(server_choice())


@pytest.fixture(autouse=True)
def no_key(settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = settings.AI_TEXT_PROVIDER = settings.AI_IMAGE_PROVIDER = ""
    settings.RUNWARE_API_KEY, settings.IMAGE_PROVIDER = "", "auto"


def test_without_a_key_everything_is_offline_and_says_so():
    assert isinstance(text_provider(), OfflineProvider)
    assert isinstance(image_provider(), OfflineProvider)
    notice = provider_notice()
    assert (notice["name"], notice["is_offline"]) == ("offline", True)
    assert "offline" in notice["notice"]


@pytest.mark.parametrize("given", [{"OPENAI_API_KEY": "sk-1"}, {"OPENAI_BASE_URL": "http://127.0.0.1:11434/v1"}])
def test_a_key_or_a_base_url_chooses_openai(settings, given):
    for name, value in given.items():
        setattr(settings, name, value)
    assert isinstance(text_provider(), OpenAITextProvider)
    assert isinstance(image_provider(), OpenAIImageProvider)
    assert provider_notice() == {"name": "openai", "is_offline": False, "notice": ""}


def test_the_models_are_those_of_the_settings(settings):
    settings.OPENAI_API_KEY, settings.OPENAI_MODEL, settings.OPENAI_IMAGE_MODEL = "sk-1", "words-9", "pixels-9"
    assert (text_provider().model, image_provider().model) == ("words-9", "pixels-9")


def test_the_same_settings_give_the_same_provider_so_that_connections_stay_open(settings):
    settings.OPENAI_API_KEY = "sk-1"
    assert text_provider() is text_provider()
    assert image_provider() is image_provider()


def test_a_changed_key_takes_effect_at_once(settings):
    settings.OPENAI_API_KEY = "sk-1"
    before = text_provider()
    settings.OPENAI_API_KEY = "sk-2"
    assert text_provider() is not before


def test_a_setting_may_name_any_class(settings):
    settings.OPENAI_API_KEY = "sk-1"
    settings.AI_TEXT_PROVIDER = settings.AI_IMAGE_PROVIDER = ORACLE
    assert text_provider().name == image_provider().name == "oracle"
    assert text_provider() is text_provider()


def test_text_by_a_model_and_pictures_offline_is_said_in_one_sentence(settings):
    settings.OPENAI_API_KEY = "sk-1"
    settings.AI_IMAGE_PROVIDER = "igny8_core.ai.providers.offline.provider.OfflineProvider"
    notice = provider_notice()
    assert not notice["is_offline"]
    assert notice["notice"].startswith("Pictures are drawn offline")


def test_a_class_that_does_not_exist_is_named(settings):
    settings.AI_TEXT_PROVIDER = "igny8_core.no.Such"
    with pytest.raises(ImportError, match="igny8_core.no"):
        text_provider()


def test_a_bad_key_does_not_break_the_header(settings):
    settings.OPENAI_API_KEY = "sk-…"
    assert provider_notice()["name"] == "openai"


# What an account, or a server with Runware, chooses ---------------------------------------------------------------


def test_runware_makes_the_pictures_where_it_is_chosen(settings):
    settings.OPENAI_API_KEY, settings.RUNWARE_API_KEY, settings.IMAGE_PROVIDER = "sk-1", "rw-1", "runware"
    settings.RUNWARE_IMAGE_MODEL = "runware:9@1"
    provider = image_provider()
    assert isinstance(provider, RunwareImageProvider)
    assert provider.model == "runware:9@1"
    assert provider is image_provider()
    assert isinstance(text_provider(), OpenAITextProvider)


def test_a_key_of_runware_alone_chooses_it_for_pictures(settings):
    settings.RUNWARE_API_KEY = "rw-1"
    assert image_provider().name == "runware"
    assert text_provider().name == "offline"


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (ProviderChoice(text_provider="openai"), "OpenAI is chosen, but no API key is set."),
        (ProviderChoice(unreadable=frozenset({"openai"})), "key for OpenAI can no longer be read. Enter it again"),
        (
            ProviderChoice(openai_base_url="http://server.example", unreadable=frozenset({"openai"})),
            "key for OpenAI can no longer be read",
        ),
    ],
)
def test_text_that_cannot_be_asked_for_is_refused_at_the_call_and_said_in_the_header(choice, sentence):
    provider = selection.text_provider(choice)
    assert (provider.name, provider.is_local) == ("openai", False)
    with pytest.raises(ProviderKeyRefusedError, match=sentence) as caught:
        provider.complete(text_request())
    assert caught.value.payload()["action"] == "open_settings"
    assert sentence in selection.provider_notice(choice)["notice"]


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (ProviderChoice(image_provider="openai"), "OpenAI is chosen, but no API key is set."),
        (ProviderChoice(image_provider="runware", openai_api_key="sk-1"), "Runware is chosen, but no API key is set."),
        (ProviderChoice(unreadable=frozenset({"runware"})), "key for Runware can no longer be read"),
    ],
)
def test_pictures_that_cannot_be_asked_for_are_refused_at_the_call(choice, sentence):
    with pytest.raises(ProviderKeyRefusedError, match=sentence):
        selection.image_provider(choice).generate(image_request())
    assert sentence in selection.provider_notice(choice)["notice"]


def test_a_key_that_is_not_needed_may_be_unreadable():
    choice = ProviderChoice(openai_api_key="sk-1", image_provider="offline", unreadable=frozenset({"runware"}))
    assert isinstance(selection.text_provider(choice), OpenAITextProvider)
    assert isinstance(selection.image_provider(choice), OfflineProvider)


def test_offline_is_used_where_it_is_chosen_whatever_keys_there_are():
    choice = ProviderChoice(text_provider="offline", image_provider="offline", openai_api_key="sk-1")
    assert selection.text_provider(choice).is_local
    assert selection.image_provider(choice).is_local
    assert selection.provider_notice(choice)["notice"].startswith("Offline is chosen")


@pytest.mark.parametrize("provider", [selection.text_provider, selection.image_provider])
def test_an_address_that_a_user_entered_is_guarded_and_the_servers_own_is_not(provider):
    theirs = ProviderChoice(openai_base_url="http://127.0.0.1:9/v1", url_is_foreign=True, image_model="m")
    ours = replace(theirs, url_is_foreign=False)
    ask = "complete" if provider is selection.text_provider else "generate"
    request = text_request() if ask == "complete" else image_request()
    with pytest.raises(AddressRefusedError, match=r"“http://127.0.0.1:9” is inside .* PRIVATE_HOSTS=127.0.0.1:9"):
        getattr(provider(theirs), ask)(request)
    with pytest.raises(ProviderError):
        getattr(provider(ours), ask)(request)


def test_a_model_chosen_for_another_provider_is_not_sent_to_this_one(settings):
    settings.RUNWARE_IMAGE_MODEL, settings.OPENAI_IMAGE_MODEL = "runware:9@1", "pixels-9"
    runware = ProviderChoice(image_provider="runware", runware_api_key="rw-1", image_model="gpt-image-2")
    openai = ProviderChoice(image_provider="openai", openai_api_key="sk-1", image_model="runware:100@1")
    assert selection.image_provider(runware).model == "runware:9@1"
    assert selection.image_provider(openai).model == "pixels-9"


def test_embeddings_are_guarded_like_texts():
    theirs = ProviderChoice(openai_base_url="http://127.0.0.1:9/v1", url_is_foreign=True, vectors="provider")
    with pytest.raises(AddressRefusedError, match="PRIVATE_HOSTS=127.0.0.1:9"):
        list(selection.embeddings_provider(theirs).embed(["moka pot"]))
