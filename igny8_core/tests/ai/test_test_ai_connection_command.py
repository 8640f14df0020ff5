from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from igny8_core.ai.services.provider_settings import change_provider_settings
from igny8_core.tests.ai.services.ai_server import CHAT, EMBEDDINGS, MODELS, READY, embeds, lists, serving
from igny8_core.tests.factories import AccountFactory


@pytest.fixture
def server(settings):
    with serving({CHAT: READY, MODELS: lists("pixels"), EMBEDDINGS: embeds(1.0)}) as served:
        settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY = served.url, "sk-server"
        settings.OPENAI_IMAGE_MODEL, settings.IMAGE_PROVIDER = "pixels", "auto"
        settings.OPENAI_EMBEDDING_MODEL = "vectors"
        yield served


def run(*arguments):
    out = StringIO()
    call_command("test_ai_connection", *arguments, stdout=out, no_color=True)
    return out.getvalue().splitlines()


def test_it_tests_what_the_server_is_set_to(server):
    lines = run()
    assert [line.partition(":")[0] for line in lines] == ["text", "image", "embeddings"]
    assert all(": works. " in line for line in lines)


def test_one_kind_alone(server):
    (line,) = run("--kind", "image")
    assert line.startswith("image: works.")


def test_warnings_are_printed_below(server):
    server.answers[MODELS] = lists("another")
    assert "is not in its list of models" in run("--kind", "image")[1]


@pytest.mark.django_db
def test_it_tests_what_an_account_is_set_to(server, settings):
    account = AccountFactory(name="Acme")
    change_provider_settings(account_id=account.pk, changes={"openai_api_key": "sk-acme"})
    run("--account", "Acme", "--kind", "text")
    assert server.requests[-1][1] == "Bearer sk-acme"


@pytest.mark.django_db
def test_an_unknown_account_is_named_with_those_there_are():
    AccountFactory(name="Acme")
    with pytest.raises(CommandError, match="no account “Acmee”. Known accounts: Acme"):
        run("--account", "Acmee")


def test_a_failure_ends_it_with_an_error_and_a_sentence(server):
    server.answers = {MODELS: lists("pixels")}
    out = StringIO()
    with pytest.raises(CommandError, match="2 of 3 failed: text, embeddings."):
        call_command("test_ai_connection", stdout=out, no_color=True)
    assert "text: fails. The AI server at" in out.getvalue()
    assert "sk-server" not in out.getvalue()
