"""settings/prompts/: the list, one prompt, its versions and previews."""

from __future__ import annotations

import pytest

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.prompts.checking import MAX_LENGTH
from igny8_core.ai.prompts.variables import FUNCTION_NAMES
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT, marked
from igny8_core.tests.modules.api import assert_error, nothing_written
from igny8_core.tests.modules.settings.calls import call

ONE = f"prompts/{FUNCTION}"


@pytest.fixture
def ask(site):
    """A call for the site's account."""
    return lambda client, method, path=ONE, body=None, **query: call(
        client, method, path, body, account_id=site.account_id, **query
    )


def test_the_list_has_every_function_in_the_order_of_the_pipeline(owner, ask):
    page = ask(owner, "get", "prompts").json()
    assert page["may_change"] is True
    assert [one["function"] for one in page["functions"]] == list(FUNCTION_NAMES)
    first = page["functions"][0]
    assert first == {
        "function": "auto_cluster",
        "name": "Group keywords into clusters",
        "is_default": True,
        "version": version_of(default_prompt("auto_cluster")),
        "saved_at": None,
        "saved_by": "",
    }


def test_a_default_is_shown_with_what_it_can_hold(colleague, ask):
    with nothing_written():
        page = ask(colleague, "get").json()
    assert page["text"] == page["default_text"] == default_prompt(FUNCTION)
    assert (page["is_default"], page["may_change"], page["max_length"]) == (True, False, MAX_LENGTH)
    title = page["variables"][0]
    assert title == {
        "name": "title",
        "holds": "The title of the article",
        "required": True,
        "placeholder": "{{ title }}",
    }


def test_a_saved_prompt_names_who_saved_it(owner, ask):
    page = ask(owner, "put", body={"text": SHORT}).json()
    assert (page["text"], page["version"], page["is_default"]) == (SHORT, version_of(SHORT), False)
    assert page["saved_by"] == Prompt.objects.get().author.email
    assert page["saved_at"]
    assert page == ask(owner, "get").json()
    listed = next(one for one in ask(owner, "get", "prompts").json()["functions"] if one["function"] == FUNCTION)
    assert listed == {name: page[name] for name in listed}


def test_back_to_the_default_twice_does_no_harm(owner, ask):
    ask(owner, "put", body={"text": SHORT})
    for _ in range(2):
        page = ask(owner, "delete").json()
        assert (page["is_default"], page["text"]) == (True, default_prompt(FUNCTION))


def test_versions_are_newest_first_in_pages(owner, ask):
    for number in range(3):
        ask(owner, "put", body={"text": marked(f"Version {number}.")})
    ask(owner, "put", "prompts/generate_ideas", body={"text": marked("Other.", "generate_ideas")})
    page = ask(owner, "get", f"{ONE}/versions").json()
    assert page["count"] == 3
    assert [one["text"].partition("\n")[0] for one in page["results"]] == ["Version 2.", "Version 1.", "Version 0."]
    assert [one["active"] for one in page["results"]] == [True, False, False]
    assert set(page["results"][0]) == {"id", "version", "active", "text", "saved_at", "saved_by"}


def test_an_old_version_is_restored_by_saving_its_text(owner, ask):
    for text in (SHORT, marked("Second.")):
        ask(owner, "put", body={"text": text})
    old = ask(owner, "get", f"{ONE}/versions").json()["results"][-1]["text"]
    assert ask(owner, "put", body={"text": old}).json()["version"] == version_of(SHORT)


def test_all_problems_of_a_text_come_at_once_and_nothing_is_saved(owner, ask):
    with nothing_written():
        payload = assert_error(
            ask(owner, "put", body={"text": SHORT.replace("{{ title }}", "{{ colour }}")}), 400, "ValidationError"
        )
    problems = payload["details"]["fields"]["text"]
    assert len(problems) == 2
    assert payload["error_message"] == problems[0]


@pytest.mark.parametrize("body", [{}, {"text": None}, {"text": ["a"]}, {"text": ""}, {"text": "a\x00b"}, [], "x"])
def test_what_is_no_prompt_is_refused(owner, ask, body):
    with nothing_written():
        assert_error(ask(owner, "put", body=body), 400, "ValidationError")


def test_half_a_sign_is_refused_in_a_sentence(owner, site):
    body = '{"text": "a \\ud83d\\n---\\nb"}'
    path = f"/api/v1/settings/{ONE}/?account_id={site.account_id}"
    payload = assert_error(owner.generic("PUT", path, body, content_type="application/json"), 400, "ValidationError")
    assert "Surrogate" in payload["details"]["fields"]["text"][0]


def test_a_text_that_is_far_too_long_is_refused(owner, ask):
    payload = assert_error(ask(owner, "put", body={"text": "x" * (MAX_LENGTH + 1)}), 400, "ValidationError")
    assert "At most 40,000" in payload["error_message"]


def test_a_preview_is_for_everybody_who_may_look_and_writes_nothing(colleague, ask):
    with nothing_written():
        page = ask(colleague, "post", f"{ONE}/preview", {"text": SHORT}).json()
    assert page["ok"] is True
    assert "How to Use a Moka Pot" in page["user"]
    assert page["characters"] == len(page["system"]) + len(page["user"])


def test_a_preview_of_what_cannot_be_used_lists_why(owner, ask):
    page = ask(owner, "post", f"{ONE}/preview", {"text": "hello"}).json()
    assert (page["ok"], page["system"], page["user"]) == (False, "", "")
    assert "Put a line with only ---" in page["problems"][0]


@pytest.mark.parametrize("role", ["editor", "viewer"])
@pytest.mark.parametrize("method", ["put", "delete"])
def test_only_owners_and_admins_change_prompts(member, ask, role, method):
    client = member(role)
    with nothing_written():
        assert_error(ask(client, method, body={"text": SHORT}), 403, "PermissionError")


def test_admins_do(manager, ask):
    assert ask(manager, "put", body={"text": SHORT}).status_code == 200


@pytest.mark.parametrize("function", ["generate_images", "nothing", "..%2fx"])
@pytest.mark.parametrize("path", ["", "/versions", "/preview"])
def test_a_function_without_a_prompt_is_not_found(owner, ask, function, path):
    method = "post" if path == "/preview" else "get"
    assert_error(ask(owner, method, f"prompts/{function}{path}", {"text": SHORT}), 404, "NotFoundError")


def test_another_accounts_prompts_are_not_there(stranger, owner, ask):
    ask(owner, "put", body={"text": SHORT})
    for method, path in (("get", "prompts"), ("get", ONE), ("put", ONE), ("delete", ONE), ("get", f"{ONE}/versions")):
        assert_error(ask(stranger, method, path, {"text": SHORT}), 404, "NotFoundError")
    assert Prompt.objects.filter(active=True).count() == 1
