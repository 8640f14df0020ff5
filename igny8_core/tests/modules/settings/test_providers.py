"""GET and PATCH settings/providers/."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import ProviderSettings
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.settings.calls import SETTINGS, call

KEY = "sk-1234567890abcd4f2a"
TEXTS = {
    "text_provider",
    "openai_base_url",
    "text_model",
    "image_provider",
    "image_model",
    "vectors",
    "embedding_model",
}
KEYS = {"openai_api_key", "runware_api_key"}


@pytest.fixture(autouse=True)
def server(settings):
    settings.OPENAI_API_KEY = settings.OPENAI_BASE_URL = settings.RUNWARE_API_KEY = ""


def get(client, site):
    return call(client, "get", "providers", account_id=site.account_id)


def patch(client, site, **changes):
    return call(client, "patch", "providers", changes, account_id=site.account_id)


def test_the_page_has_every_field_and_writes_nothing(owner, site):
    with nothing_written():
        page = get(owner, site).json()
    assert {"account_id", "may_change", "updated_at", "choices", "text_models", "image_models"} <= set(page)
    assert set(page) >= TEXTS | KEYS
    assert all(set(page[name]) == {"own", "in_force", "source"} for name in TEXTS)
    assert all(set(page[name]) == {"is_set", "source", "hint", "unreadable"} for name in KEYS)
    assert (page["account_id"], page["may_change"], page["updated_at"]) == (site.account_id, True, None)
    assert page["notice"]["is_offline"]


def test_a_change_is_answered_with_the_new_page(manager, site):
    page = patch(manager, site, text_provider="openai", openai_api_key=KEY, text_model="words-9").json()
    assert page["text_provider"] == {"own": "openai", "in_force": "openai", "source": "account"}
    assert page["openai_api_key"] == {"is_set": True, "source": "account", "hint": "…4f2a", "unreadable": False}
    assert page["updated_at"]
    assert page == get(manager, site).json()


def test_no_answer_ever_holds_a_key(owner, manager, editor, colleague, site):
    changed = patch(owner, site, openai_api_key=KEY, runware_api_key="rw-" + KEY)
    for answer in (changed, *(get(client, site) for client in (owner, manager, editor, colleague))):
        assert answer.status_code == 200
        assert KEY[:-4] not in answer.content.decode()


def test_those_who_may_only_look_see_no_hint(owner, editor, colleague, site):
    patch(owner, site, openai_api_key=KEY)
    for client in (editor, colleague):
        page = get(client, site).json()
        assert page["may_change"] is False
        assert page["openai_api_key"] == {"is_set": True, "source": "account", "hint": "", "unreadable": False}


def test_null_removes_a_key_and_empty_keeps_it(owner, site):
    patch(owner, site, openai_api_key=KEY)
    assert patch(owner, site, openai_api_key="").json()["openai_api_key"]["is_set"]
    assert not patch(owner, site, openai_api_key=None).json()["openai_api_key"]["is_set"]


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_owners_and_admins_change_it(member, site, role):
    client = member(role)
    with nothing_written():
        payload = assert_error(patch(client, site, text_provider="offline"), 403, "PermissionError")
    assert payload["error_message"] == "Only owners and admins of this account can change this."


def test_an_owner_of_another_account_gets_and_changes_nothing(stranger, site):
    with nothing_written():
        assert_error(get(stranger, site), 404, "NotFoundError")
        assert_error(patch(stranger, site, text_provider="offline"), 404, "NotFoundError")


def test_errors_name_their_fields(owner, site):
    with nothing_written():
        payload = assert_error(
            patch(owner, site, text_model="two words", openai_base_url="http://localhost:11434/v1"),
            400,
            "ValidationError",
        )
    fields = payload["details"]["fields"]
    assert set(fields) == {"text_model", "openai_base_url"}
    assert "PRIVATE_HOSTS=localhost:11434" in fields["openai_base_url"][0]
    assert payload["error_message"] in (fields["text_model"][0], fields["openai_base_url"][0])


@pytest.mark.parametrize("body", [[1], "x", {"text_model": ["a"]}, {"text_model": {}}, {"text_model": None}])
def test_what_is_no_form_is_refused(owner, site, body):
    with nothing_written():
        assert_error(call(owner, "patch", "providers", body, account_id=site.account_id), 400, "ValidationError")


@pytest.mark.parametrize("account_id", ["", "x", "0", "-1", "99999999999999999999"])
def test_an_account_that_is_none_is_refused(owner, account_id):
    assert call(owner, "get", "providers", account_id=account_id).status_code == 400


def test_an_account_must_be_named(owner):
    assert_error(owner.get(f"{SETTINGS}/providers/"), 400, "ValidationError")


def test_an_empty_form_changes_nothing_but_is_no_mistake(owner, site):
    assert patch(owner, site).status_code == 200
    assert patch(owner, site, unknown="x").status_code == 200
    assert ProviderSettings.objects.filter(text_provider="").count() <= 1
