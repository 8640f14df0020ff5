"""One fake OpenAI that others wrote, for all rows of the table."""

from __future__ import annotations

import pytest

from igny8_core.ai.providers.openai_client import Connection
from igny8_core.ai.providers.openai_text import OpenAITextProvider
from igny8_core.tests.ai.providers.openai import aimock
from igny8_core.tests.ai.replies.table import fixtures
from igny8_core.tests.needs import need


class TableProvider(OpenAITextProvider):
    """The product's own provider and the official client; only its patience is shorter."""

    url = ""

    def __init__(self) -> None:
        connection = Connection(api_key="sk-test", base_url=self.url, read_seconds=0.7)
        super().__init__("sk-test", self.url, "gpt-test", connection=connection)


@pytest.fixture(scope="session")
def aimock_url(tmp_path_factory):
    need(aimock.program(), "aimock (npm install in frontend/, or its folder in AIMOCK_DIR)")
    with aimock.running(fixtures(), tmp_path_factory.mktemp("replies")) as server:
        yield server.url


@pytest.fixture
def real_client(aimock_url, settings):
    """From here on the AI is the fake server, asked through the real client."""
    TableProvider.url = aimock_url
    settings.AI_TEXT_PROVIDER = "igny8_core.tests.ai.replies.conftest.TableProvider"
