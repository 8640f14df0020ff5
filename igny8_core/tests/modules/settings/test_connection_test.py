"""POST settings/providers/test/."""

import pytest

from igny8_core.tests.ai.services.ai_server import CHAT, READY, fails, serving
from igny8_core.tests.modules.api import ERROR_KEYS, assert_error, nothing_written
from igny8_core.tests.modules.settings.calls import call


@pytest.fixture
def server(settings):
    with serving({CHAT: READY}) as served:
        settings.PRIVATE_HOSTS = [served.place]
        yield served


def test(client, site, **body):
    return call(client, "post", "providers/test", body, account_id=site.account_id)


test.__test__ = False


def form(server, **changes):
    return {"openai_base_url": server.url, "openai_api_key": "sk-form", "text_model": "words-9", **changes}


def test_an_unsaved_form_is_tested_and_nothing_is_saved(owner, site, server):
    with nothing_written():
        answer = test(owner, site, kind="text", **form(server)).json()
    assert set(answer) == {"ok", "sentence", "provider", "model", "seconds", "warnings", "problem"}
    assert (answer["ok"], answer["problem"], answer["warnings"]) == (True, None, [])
    assert server.requests[0][1] == "Bearer sk-form"


def test_a_test_that_fails_is_an_answer_and_no_error(owner, site, server):
    server.answers[CHAT] = fails(401, "Bad key", "invalid_api_key")
    response = test(owner, site, kind="text", **form(server))
    assert response.status_code == 200
    answer = response.json()
    assert (answer["ok"], answer["model"]) == (False, "words-9")
    assert answer["sentence"].endswith("does not accept the API key.")
    assert set(answer["problem"]) == ERROR_KEYS
    assert "sk-form" not in response.content.decode()


def test_a_form_that_could_not_be_saved_is_refused_by_field(owner, site, server):
    payload = assert_error(
        test(owner, site, kind="text", **form(server, text_model="two words")), 400, "ValidationError"
    )
    assert set(payload["details"]["fields"]) == {"text_model"}
    assert server.requests == []


@pytest.mark.parametrize("kind", ["", "video", None, ["text"]])
def test_an_unknown_kind_is_refused(owner, site, kind):
    assert_error(test(owner, site, kind=kind), 400, "ValidationError")


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_only_owners_and_admins_may_spend_on_tests(member, site, role, server):
    assert_error(test(member(role), site, kind="text", **form(server)), 403, "PermissionError")
    assert server.requests == []


def test_an_owner_of_another_account_tests_nothing_here(stranger, site, server):
    assert_error(test(stranger, site, kind="text", **form(server)), 404, "NotFoundError")
    assert server.requests == []


def test_the_eleventh_test_in_a_minute_has_to_wait(owner, manager, site):
    for client in (owner, manager) * 5:
        assert test(client, site, kind="text", text_provider="offline").status_code == 200
    payload = assert_error(test(owner, site, kind="text", text_provider="offline"), 429, "RateLimitError")
    assert payload["details"]["retry_after"] >= 1
