import pytest

from igny8_core.ai.providers.base import ImageProvider, ImageRequest, TextProvider, TextRequest
from igny8_core.ai.providers.offline.provider import OfflineProvider
from igny8_core.ai.replies import ArticleReply, ClustersReply, IdeasReply, ImagePromptsReply
from igny8_core.common.exceptions import ProviderError

QUESTIONS = {
    "auto_cluster": (ClustersReply, {"keywords": [{"id": 1, "keyword": "moka pot", "group": None}], "clusters": []}),
    "generate_ideas": (
        IdeasReply,
        {
            "site": {"domain": "example.com", "language": "en"},
            "clusters": [{"id": 1, "name": "Moka", "keywords": [{"keyword": "moka pot", "intent": "", "volume": 5}]}],
            "existing_titles": [],
        },
    ),
    "generate_content": (
        ArticleReply,
        {
            "title": "Moka pot: a guide",
            "content_type": "guide",
            "search_intent": "informational",
            "keywords": ["moka pot"],
            "outline": ["Basics", "Care"],
            "word_count": 500,
            "cluster": "Moka",
            "domain": "example.com",
        },
    ),
    "generate_image_prompts": (
        ImagePromptsReply,
        {"title": "Moka pot", "headings": ["Basics"], "wanted": 2, "cluster": "Moka"},
    ),
}


def request(function, schema=ClustersReply, data=None, words_wanted=0):
    return TextRequest(
        operation_id="op",
        function=function,
        system="",
        prompt="",
        schema=schema,
        data=data or {},
        words_wanted=words_wanted,
    )


@pytest.fixture
def provider():
    return OfflineProvider()


@pytest.mark.parametrize("function", QUESTIONS)
def test_every_answer_is_json_of_the_schema_that_was_asked_for(provider, function):
    schema, data = QUESTIONS[function]
    reply = provider.complete(request(function, schema, data))
    schema.model_validate_json(reply.text)
    assert reply.usage.model == "offline"
    assert reply.finish_reason == "stop"


@pytest.mark.parametrize("function", QUESTIONS)
def test_the_same_question_gets_the_same_answer(provider, function):
    asked = request(function, *QUESTIONS[function])
    assert provider.complete(asked) == OfflineProvider().complete(asked)


def test_progress_ends_at_what_was_wanted(provider):
    seen = []
    asked = request("generate_content", *QUESTIONS["generate_content"], words_wanted=500)
    provider.complete(asked, on_progress=lambda done, wanted: seen.append((done, wanted)))
    assert seen[-1] == (500, 500)


def test_an_unknown_function_is_refused(provider):
    with pytest.raises(ProviderError, match="translate"):
        provider.complete(request("translate"))


def test_pictures_come_with_their_media_type_and_usage(provider):
    reply = provider.generate(
        ImageRequest(operation_id="op", prompt="p", label="Moka", size="640x360", model="offline")
    )
    assert reply.media_type == "image/webp"
    assert reply.content[:4] == b"RIFF"
    assert reply.usage.model == "offline"


def test_a_site_that_stores_png_gets_png(provider):
    reply = provider.generate(
        ImageRequest(operation_id="op", prompt="p", label="Moka", size="640x360", model="offline", image_format="png")
    )
    assert reply.media_type == "image/png"
    assert reply.content[:4] == b"\x89PNG"


def test_it_keeps_both_protocols_and_says_that_it_is_local(provider):
    text: TextProvider = provider
    images: ImageProvider = provider
    assert text.name == images.name == "offline"
    assert text.is_local
