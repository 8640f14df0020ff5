import socket
import time
from contextlib import ExitStack

import httpx2
import pytest

from igny8_core.ai.providers import openai_client
from igny8_core.ai.providers.openai_client import OFFICIAL_URL, Connection
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.common.exceptions import ProviderKeyRefusedError, ProviderTimeoutError
from igny8_core.tests.ai.providers.openai.conftest import text_request
from igny8_core.tests.ai.providers.openai.fake_server import DONE, Script, delta, serving


def test_without_a_base_url_it_is_openai():
    connection = Connection(api_key="sk-1")
    assert (connection.url, connection.label, connection.is_official) == (OFFICIAL_URL, "OpenAI", True)


@pytest.mark.parametrize(
    ("url", "official", "label"),
    [
        ("https://eu.api.openai.com/v1", True, "OpenAI"),
        ("https://team.openai.azure.com/openai/v1/", True, "OpenAI"),
        ("http://localhost:11434/v1", False, "The AI server at localhost:11434"),
        ("https://api.openai.com.evil.example/v1", False, "The AI server at api.openai.com.evil.example"),
        ("https://user:secret@llm.example/v1", False, "The AI server at llm.example"),
    ],
)
def test_what_a_server_is_called(url, official, label):
    connection = Connection(api_key="", base_url=url)
    assert (connection.is_official, connection.label) == (official, label)


def test_the_client_never_retries_and_waits_within_limits():
    client = Connection(api_key="sk-1").client
    assert client.max_retries == 0
    assert (client.timeout.connect, client.timeout.read) == (10, 120)


def test_the_client_is_made_once():
    connection = Connection(api_key="sk-1")
    assert connection.client is connection.client


def test_the_key_is_not_in_the_representation():
    assert "secret" not in repr(Connection(api_key="sk-secret"))


@pytest.mark.parametrize("key", ["sk-…", "sk-1\nsk-2", "sk-\x00"])
def test_a_key_that_cannot_be_one_is_refused_before_any_call(key):
    with pytest.raises(ProviderKeyRefusedError, match="characters that no key has"):
        OpenAITextProvider(key, "", "m").complete(text_request())


@pytest.mark.parametrize("url", ["localhost:11434/v1", "ftp://host/v1", "https://", "not a url"])
def test_a_base_url_that_cannot_be_one_is_refused_before_any_call(url):
    with pytest.raises(ProviderKeyRefusedError, match="is not a base URL"):
        OpenAITextProvider("sk-1", url, "m").complete(text_request())


def test_spaces_around_key_and_url_do_no_harm():
    script = Script([delta(content="{}"), delta("stop"), DONE])
    with serving(script):
        OpenAITextProvider(" sk-1\n", f" {script.url} ", "m").complete(text_request())
    assert script.requests[0]["headers"]["authorization"] == "Bearer sk-1"
    assert script.requests[0]["path"] == "/v1/chat/completions"


def test_a_local_server_needs_no_key():
    script = Script([delta(content="{}"), delta("stop"), DONE])
    with serving(script):
        OpenAITextProvider("", script.url, "m").complete(text_request())
    assert len(script.requests) == 1


def test_a_server_that_accepts_no_connection_is_a_timeout(monkeypatch):
    monkeypatch.setattr(openai_client, "CONNECT_SECONDS", 0.3)
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        # The queue of the listening socket is filled: whoever comes now is not answered at all.
        for _ in range(3):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        started = time.monotonic()
        with pytest.raises(ProviderTimeoutError, match="did not answer in time"):
            OpenAITextProvider("", f"http://127.0.0.1:{full.getsockname()[1]}/v1", "m").complete(text_request())
        assert time.monotonic() - started < 3


class _Recorded(httpx2.HTTPTransport):
    """A transport as a guard makes one; it lets everything through and remembers where to."""

    asked: list[str] = []

    def handle_request(self, request):
        self.asked.append(request.url.host)
        return super().handle_request(request)


def test_a_guarded_connection_sends_everything_through_its_guard(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    script = Script([delta(content="{}"), delta("stop"), DONE])
    with serving(script):
        connection = Connection(api_key="sk-1", base_url=script.url, guard=_Recorded)
        OpenAITextProvider("", "", "m", connection=connection).complete(text_request())
    assert _Recorded.asked == ["127.0.0.1"], "and not through a proxy of the environment"


def test_the_operation_id_goes_along_as_plain_ascii():
    script = Script([delta(content="{}"), delta("stop"), DONE])
    with serving(script):
        OpenAITextProvider("", script.url, "m").complete(text_request(operation_id="a–b.1"))
    assert script.requests[0]["headers"]["idempotency-key"] == "ab.1"
