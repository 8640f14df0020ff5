"""The same through a fake of OpenAI that others wrote."""

import pytest

from igny8_core.ai.providers.choice import ProviderChoice
from igny8_core.ai.services.connection_test import result_of
from igny8_core.tests.ai.providers.openai.conftest import start_aimock

__all__ = ["start_aimock"]
REFUSAL = {"message": "Incorrect API key provided", "type": "invalid_request_error", "code": "invalid_api_key"}
FIXTURES = [
    {"match": {"model": "wrong-key"}, "response": {"error": REFUSAL, "status": 401}},
    {
        "match": {"userMessage": "Are you there?", "responseFormat": "json_schema"},
        "response": {"content": '{"word": "ready"}'},
        "chunkSize": 4,
    },
]


@pytest.fixture(scope="module")
def server(start_aimock):  # noqa: F811
    return start_aimock(FIXTURES)


def ask(server, model):
    return result_of(ProviderChoice(openai_base_url=server.url, text_model=model), kind="text")


def test_a_server_that_streams_and_keeps_to_the_form_passes(server):
    result = ask(server, "gpt-5.4-mini")
    assert (result.ok, result.warnings) == (True, []), result.sentence


def test_a_refused_key_is_said(server):
    result = ask(server, "wrong-key")
    assert (result.ok, result.problem["action"]) == (False, "open_settings")
    assert result.sentence.endswith("does not accept the API key.")
