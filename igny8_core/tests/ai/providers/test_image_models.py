import pytest

from igny8_core.ai.providers.image_models import default_image_model, fits, known_image_models, provider_of


def test_every_model_with_a_price_is_known_with_its_provider(settings):
    settings.IMAGE_MODEL_CREDITS = {"big": 4, "offline": 2, "runware:100@1": 1, "small": 1}
    found = [(one.provider, one.model, one.credits) for one in known_image_models()]
    assert found == [
        ("offline", "offline", 2),
        ("openai", "small", 1),
        ("openai", "big", 4),
        ("runware", "runware:100@1", 1),
    ]


def test_prices_are_one_to_four_credits():
    assert {one.credits for one in known_image_models()} <= {1, 2, 3, 4}
    assert {one.provider for one in known_image_models()} == {"openai", "runware", "offline"}


def test_the_usual_model_of_each_provider_has_a_price():
    priced = {one.model for one in known_image_models()}
    assert {default_image_model(provider) for provider in ("openai", "runware", "offline")} <= priced


@pytest.mark.parametrize(
    ("model", "provider"),
    [
        ("gpt-image-2", "openai"),
        ("runware:101@1", "runware"),
        ("civitai:36520@76907", "runware"),
        ("offline", "offline"),
        ("flux:latest", "openai"),
        ("mine@host", "openai"),
    ],
)
def test_whose_a_name_is(model, provider):
    assert provider_of(model) == provider
    assert fits(model, provider)


def test_a_name_of_another_provider_or_none_does_not_fit():
    assert not fits("runware:101@1", "openai")
    assert not fits("gpt-image-2", "runware")
    assert not fits("offline", "openai")
    assert not fits("", "openai")


def test_a_provider_of_the_tests_takes_any_name():
    assert fits("gpt-image-2", "spec")
