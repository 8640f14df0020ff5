from contextlib import ExitStack

import pytest
from pydantic import BaseModel

from igny8_core.ai.providers.base import ImageRequest, TextRequest
from igny8_core.tests.ai.providers.openai import aimock
from igny8_core.tests.needs import need

ARTICLE = {"title": "Moka pot basics", "html": "<p>Fill the pot with water up to the valve.</p>"}


class Article(BaseModel):
    title: str
    html: str


def text_request(prompt="Write the article", **changes):
    fields = {"operation_id": "7f3c.0", "function": "generate_content", "system": "You write.", "prompt": prompt}
    return TextRequest(**fields | {"schema": Article, "data": {}, "words_wanted": 10} | changes)


def image_request(**changes):
    fields = {
        "operation_id": "7f3c.1",
        "prompt": "A moka pot",
        "label": "Moka",
        "size": "1024x576",
        "model": "gpt-image-2",
    }
    return ImageRequest(**fields | changes)


@pytest.fixture(scope="module")
def start_aimock(tmp_path_factory):
    """A function that starts aimock with fixtures; all that were started end with the module."""
    need(aimock.program(), "aimock (npm install in frontend/, or its folder in AIMOCK_DIR)")
    with ExitStack() as started:
        yield lambda fixtures: started.enter_context(aimock.running(fixtures, tmp_path_factory.mktemp("aimock")))
