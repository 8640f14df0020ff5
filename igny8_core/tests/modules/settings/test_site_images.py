"""GET and PATCH settings/sites/{id}/images/."""

import pytest

from igny8_core.business.accounts.models import Site
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.settings.calls import call


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY, settings.OPENAI_IMAGE_MODEL = "sk-1", "gpt-image-2.5-flare"


def get(client, site):
    return call(client, "get", f"sites/{site.pk}/images")


def patch(client, site, **changes):
    return call(client, "patch", f"sites/{site.pk}/images", changes)


def test_the_page_says_what_a_picture_costs(colleague, site):
    with nothing_written():
        page = get(colleague, site).json()
    assert (page["site_id"], page["domain"], page["may_change"]) == (site.pk, site.domain, False)
    assert (page["language"], page["image_size"], page["image_format"]) == ("en", "1024x576", "webp")
    assert (page["image_model"], page["image_model_in_force"]) == ("", "gpt-image-2.5-flare")
    assert (page["credits_per_image"], page["credits_sentence"]) == (2, "2 credits per image")
    assert page["formats"] == [{"value": "webp", "label": "WebP"}, {"value": "png", "label": "PNG"}]
    assert "1024x576" in page["sizes"]
    assert {"provider": "openai", "model": "gpt-image-2", "credits": 4} in page["models"]


def test_editors_change_it(editor, site):
    page = patch(editor, site, image_model="gpt-image-2", image_size="1200x630", language="de").json()
    assert (page["credits_sentence"], page["image_size"], page["language"]) == ("4 credits per image", "1200x630", "de")
    assert page["may_change"] is True
    assert Site.objects.get(pk=site.pk).image_model == "gpt-image-2"


def test_viewers_do_not(colleague, site):
    with nothing_written():
        assert_error(patch(colleague, site, language="de"), 403, "PermissionError")


def test_strangers_do_not_even_look(stranger, site):
    with nothing_written():
        assert_error(get(stranger, site), 404, "NotFoundError")
        assert_error(patch(stranger, site, language="de"), 404, "NotFoundError")


def test_errors_name_their_fields(owner, site):
    with nothing_written():
        payload = assert_error(patch(owner, site, image_size="1x1", language="Klingon"), 400, "ValidationError")
    assert set(payload["details"]["fields"]) == {"image_size", "language"}


def test_a_site_that_does_not_exist_is_not_found(owner):
    assert_error(call(owner, "get", "sites/999999/images"), 404, "NotFoundError")
    assert_error(call(owner, "get", f"sites/{2**70}/images"), 404, "NotFoundError")
