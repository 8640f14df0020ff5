import pytest

from igny8_core.ai.providers import selection
from igny8_core.ai.providers.choice import server_choice
from igny8_core.ai.providers.offline.provider import OfflineProvider
from igny8_core.ai.providers.openai_images import OpenAIImageProvider
from igny8_core.ai.providers.openai_text import OpenAITextProvider


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
