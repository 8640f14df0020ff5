from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from igny8_core.ai.account_ai import account_ai
from igny8_core.ai.models import Prompt, ProviderSettings
from igny8_core.business.accounts.models import Role
from igny8_core.tests.ai.services.ai_server import CHAT, READY, AIServer, fails, serving
from igny8_core.tests.browser.axe import violations
from igny8_core.tests.browser.dashboard import Dashboard
from igny8_core.tests.factories import UserFactory

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PROVIDERS = "/settings/providers"
PROMPT = "/settings/prompts/generate_image_prompts"
KEY = "sk-browser-0123456789abcd"


@pytest.fixture
def ai_server(settings: Any) -> Iterator[AIServer]:
    """A compatible server on this machine that the operator allows."""
    with serving({CHAT: READY}) as served:
        settings.PRIVATE_HOSTS = [served.place]
        yield served


def text_of(dashboard: Dashboard) -> Locator:
    return dashboard.page.get_by_label("Text", exact=True)


def test_a_prompt_of_ones_own_and_back_to_the_default(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.log_in(PROMPT, heading="Settings")
    default = text_of(dashboard).input_value()
    text_of(dashboard).fill("Our house style: no people in pictures.\n" + default)
    dashboard.press("Save")
    expect(page.get_by_text("Yours", exact=True)).to_be_visible()
    expect(page.get_by_text("saved just now by alice@example.com")).to_be_visible()
    account_id = dashboard.site.account_id
    assert account_ai(account_id).prompts["generate_image_prompts"].startswith("Our house style")

    dashboard.press("Back to default")
    dashboard.press("Use the default")
    expect(page.get_by_text("Back at the default.")).to_be_visible()
    expect(text_of(dashboard)).to_have_value(default)
    assert account_ai(account_id).prompts == {}

    version = Prompt.objects.get().version
    dashboard.press("Versions")
    dashboard.press(f"Restore version {version}")
    expect(page.get_by_text(f"Version {version} is restored.")).to_be_visible()
    assert Prompt.objects.get(active=True).version == version


def test_what_is_wrong_with_a_prompt_is_said_beside_it(dashboard: Dashboard) -> None:
    dashboard.log_in(PROMPT, heading="Settings")
    text_of(dashboard).fill("Draw {{ nonsense }}.\n---\nGo on.")
    dashboard.press("Save")
    problems = dashboard.page.get_by_role("alert")
    expect(problems).to_contain_text("There is no variable “nonsense” here.")
    expect(problems).to_contain_text("title is missing")
    assert not Prompt.objects.exists()


def test_the_preview_shows_the_text_with_example_data(dashboard: Dashboard) -> None:
    dashboard.log_in(PROMPT, heading="Settings")
    text_of(dashboard).press("Control+Home")
    text_of(dashboard).press_sequentially("Only watercolours. ")
    dashboard.press("Preview")
    dialog = dashboard.page.get_by_role("dialog")
    expect(dialog.get_by_role("region", name="Rules (system)")).to_contain_text("Only watercolours.")
    expect(dialog.get_by_role("region", name="Question (user)")).not_to_contain_text("{{")


def test_a_variable_goes_where_the_caret_is(dashboard: Dashboard) -> None:
    dashboard.log_in(PROMPT, heading="Settings")
    text_of(dashboard).fill("About : go on")
    text_of(dashboard).press("Control+Home")
    for _ in "About ":
        text_of(dashboard).press("ArrowRight")
    dashboard.press("Insert {{ title }}")
    expect(text_of(dashboard)).to_be_focused()
    dashboard.page.keyboard.type("!")
    expect(text_of(dashboard)).to_have_value("About {{ title }}!: go on")


def test_a_key_is_tried_before_it_is_kept_and_never_shown_again(dashboard: Dashboard, ai_server: AIServer) -> None:
    page = dashboard.page
    dashboard.log_in(PROVIDERS, heading="Settings")
    page.get_by_label("API key of OpenAI").fill(KEY)
    page.get_by_label("Base URL").fill(ai_server.url)
    ai_server.answers[CHAT] = fails(401, "Incorrect API key provided", "invalid_api_key")
    dashboard.press("Test connection for text")
    expect(page.get_by_role("alert")).to_contain_text("does not accept the API key")
    assert not ProviderSettings.objects.exists()

    ai_server.answers[CHAT] = READY
    dashboard.press("Test connection for text")
    expect(page.get_by_text("answered in")).to_be_visible()
    dashboard.press("Save")
    expect(page.get_by_text("ends in …abcd")).to_be_visible()
    assert account_ai(dashboard.site.account_id).choice.openai_api_key == KEY
    assert KEY not in page.content()


def test_an_address_inside_the_network_is_refused_beside_its_field(dashboard: Dashboard) -> None:
    dashboard.log_in(PROVIDERS, heading="Settings")
    url = dashboard.page.get_by_label("Base URL")
    url.fill("http://127.0.0.1:11434/v1")
    dashboard.press("Save")
    expect(dashboard.page.get_by_text("Not saved: 1 field to correct")).to_be_visible()
    expect(url).to_be_focused()
    expect(dashboard.page.get_by_text("PRIVATE_HOSTS=127.0.0.1:11434")).to_be_visible()
    assert not ProviderSettings.objects.exists()


def test_the_pictures_of_a_site(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.log_in("/settings/site", heading="Settings")
    expect(page.get_by_text("credits per image")).to_be_visible()
    page.get_by_label("Format").select_option("png")
    size = page.locator("input").and_(page.get_by_label("Size"))
    size.fill("1200x630")
    size.press("Enter")
    expect(page.get_by_text("The next article and image of coffee.example use it.")).to_be_visible()
    dashboard.site.refresh_from_db()
    assert (dashboard.site.image_size, dashboard.site.image_format) == ("1200x630", "png")


def test_unsaved_changes_are_not_lost_by_going_back(dashboard: Dashboard) -> None:
    page = dashboard.page
    dashboard.log_in()
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Base URL").fill("https://llm.example/v1")
    page.go_back()
    expect(page.get_by_text("1 unsaved change would be lost.")).to_be_visible()
    dashboard.press("Stay here")
    expect(page.get_by_label("Base URL")).to_have_value("https://llm.example/v1")
    page.go_back()
    dashboard.press("Leave without saving")
    expect(page.get_by_role("heading", name="Automation", exact=True)).to_be_visible()


def test_a_viewer_looks_on(dashboard: Dashboard) -> None:
    UserFactory.member(dashboard.site.account, Role.VIEWER, email="victor@example.com")
    dashboard.log_in(PROVIDERS, heading="Settings", email="victor@example.com")
    expect(dashboard.page.get_by_text("takes the role owner or admin")).to_be_visible()
    expect(dashboard.page.get_by_role("textbox")).to_have_count(0)
    assert violations(dashboard.page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_is_accessible(dashboard: Dashboard, colours: str, window: dict[str, int]) -> None:
    page = dashboard.page
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    page.set_viewport_size(window)
    dashboard.log_in(PROVIDERS, heading="Settings")
    landmarks = {PROVIDERS: "Grouping", "/settings/prompts": "Prompts", PROMPT: "Describe", "/settings/site": "Images"}
    for path, landmark in landmarks.items():
        page.goto(dashboard.url + path)
        expect(page.get_by_role("region", name=landmark)).to_be_visible()
        assert violations(page) == [], path
        assert dashboard.fits_its_window(), path
