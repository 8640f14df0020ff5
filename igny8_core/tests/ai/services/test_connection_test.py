"""What a test starts from: what is saved, what is about to be, and how often."""

import pytest

from igny8_core.ai.models import ProviderSettings
from igny8_core.ai.services.connection_test import MOST_A_MINUTE, check_connection
from igny8_core.ai.services.provider_settings import change_provider_settings
from igny8_core.common.exceptions import InvalidInputError, TooManyRequestsError
from igny8_core.tests.ai.services.ai_server import CHAT, READY, serving
from igny8_core.tests.factories import AccountFactory


@pytest.fixture
def server(settings):
    with serving({CHAT: READY}) as served:
        settings.PRIVATE_HOSTS = [served.place]
        yield served


@pytest.fixture
def account(db):
    return AccountFactory()


def check(account, kind="text", **changes):
    return check_connection(account_id=account.pk, kind=kind, changes=changes)


def keys_used(server):
    return [authorization for _, authorization, _ in server.requests]


def test_what_is_saved_is_tested(account, server):
    change_provider_settings(
        account_id=account.pk, changes={"openai_base_url": server.url, "openai_api_key": "sk-saved", "text_model": "m"}
    )
    assert check(account).ok
    assert keys_used(server) == ["Bearer sk-saved"]


def test_what_is_not_saved_yet_is_tested_and_stays_unsaved(account, server):
    assert check(account, openai_base_url=server.url, openai_api_key="sk-new", text_model="m").ok
    assert keys_used(server) == ["Bearer sk-new"]
    assert not ProviderSettings.objects.exists()


def test_a_saved_key_is_not_sent_to_a_new_address(account, server):
    change_provider_settings(account_id=account.pk, changes={"openai_api_key": "sk-saved"})
    with pytest.raises(InvalidInputError, match="Enter it again"):
        check(account, openai_base_url=server.url)
    assert server.requests == []


def test_the_servers_key_is_not_sent_to_an_address_of_the_account(account, server, settings):
    settings.OPENAI_API_KEY = "sk-server"
    check(account, openai_base_url=server.url, text_model="m")
    assert "sk-server" not in str(server.requests)


def test_a_form_with_mistakes_is_refused_before_any_request(account, server):
    with pytest.raises(InvalidInputError):
        check(account, openai_base_url=server.url, text_model="two words")
    assert server.requests == []


def test_ten_tests_a_minute_are_enough_for_an_account_and_do_not_disturb_others(account):
    for _ in range(MOST_A_MINUTE):
        check(account, text_provider="offline")
    with pytest.raises(TooManyRequestsError, match="10 times a minute at most") as caught:
        check(account, text_provider="offline")
    assert 1 <= caught.value.details["retry_after"] <= 60
    assert check(AccountFactory(), text_provider="offline").ok
