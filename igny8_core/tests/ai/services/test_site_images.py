import pytest

from igny8_core.ai.account_ai import forget
from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.selectors.site_images import SIZES, site_images
from igny8_core.ai.services.site_images import change_site_images
from igny8_core.business.accounts.models import Site
from igny8_core.common.exceptions import InvalidInputError


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY, settings.OPENAI_IMAGE_MODEL = "sk-1", "gpt-image-2.5-flare"
    settings.AI_IMAGE_PROVIDER = ""


@pytest.mark.parametrize(
    ("name", "value", "stored"),
    [
        ("language", "de", "de"),
        ("language", " pt-BR ", "pt-BR"),
        ("language", "zh-Hant", "zh-Hant"),
        ("image_size", "1200 x 630", "1200x630"),
        ("image_size", "512×512", "512x512"),
        ("image_format", "png", "png"),
        ("image_model", "gpt-image-2", "gpt-image-2"),
        ("image_model", "my-own-model", "my-own-model"),
        ("image_model", "", ""),
    ],
)
def test_what_is_sent_is_changed_and_the_rest_stays(site, name, value, stored):
    before = Site.objects.values().get()
    change_site_images(site=site, changes={name: value})
    assert Site.objects.values().get() == before | {name: stored}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("language", "German", "“German” is not a language code. Use one such as en or pt-BR."),
        ("language", "", "is not a language code"),
        ("language", "DE", "is not a language code"),
        ("image_size", "big", "“big” is not an image size"),
        ("image_size", "1024", "is not an image size"),
        ("image_size", "128x128", "Each side must have 256 to 2,048 pixels."),
        ("image_size", "4096x256", "Each side must have 256 to 2,048 pixels."),
        ("image_size", "99999x99999", "is not an image size"),
        ("image_format", "jpeg", "“jpeg” is not an image format. Choose webp or png."),
        ("image_format", "", "is not an image format"),
        ("image_model", "runware:101@1", "“runware:101@1” is not a model of openai."),
        ("image_model", "two words", "at most 80 characters and no blanks"),
        ("image_model", "x" * 81, "at most 80 characters"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_changed(site, name, value, sentence):
    before = Site.objects.values().get()
    with pytest.raises(InvalidInputError) as caught:
        change_site_images(site=site, changes={"image_format": "png", name: value})
    assert sentence in caught.value.details["fields"][name][0]
    assert Site.objects.values().get() == before


@pytest.mark.parametrize("size", SIZES)
def test_every_size_that_is_suggested_can_be_chosen(site, size):
    change_site_images(site=site, changes={"image_size": size})


def test_the_price_is_that_of_the_model_in_force(site):
    shown = site_images(site, may_change=True)
    assert (shown.image_provider, shown.image_model_in_force) == ("openai", "gpt-image-2.5-flare")
    assert (shown.credits_per_image, shown.credits_sentence) == (2, "2 credits per image")
    change_site_images(site=site, changes={"image_model": "gpt-image-2"})
    assert site_images(site, may_change=True).credits_sentence == "4 credits per image"


def test_the_models_are_those_of_the_provider_in_force(site):
    ProviderSettings.objects.create(account=site.account, image_provider="runware", runware_api_key="rw-1")
    forget()
    shown = site_images(site, may_change=False)
    assert {one.provider for one in shown.models} == {"runware"}
    assert shown.image_model_in_force in {one.model for one in shown.models}


def test_an_unknown_model_has_the_usual_price(site, settings):
    change_site_images(site=site, changes={"image_model": "my-own-model"})
    assert site_images(site, may_change=True).credits_per_image == settings.IMAGE_DEFAULT_CREDITS
