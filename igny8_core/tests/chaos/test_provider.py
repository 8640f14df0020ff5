"""The provider under chaos: what it sells is on paper before it works, and pictures are sold once."""

from __future__ import annotations

import pytest

from igny8_core.ai.providers.base import ImageRequest, TextRequest
from igny8_core.ai.replies import ClustersReply
from igny8_core.chaos.answers import IDEAS_PER_CLUSTER, answer, less, name
from igny8_core.chaos.moods import CALM, Mood, refusing
from igny8_core.chaos.provider import COUNTER, ChaosImageProvider, ChaosTextProvider
from igny8_core.common.exceptions import InvalidInputError, ProviderError


@pytest.fixture(autouse=True)
def till(folder, monkeypatch):
    monkeypatch.setattr(COUNTER, "folder", folder)
    monkeypatch.setattr(COUNTER, "mood", CALM)


def _text(operation_id="t.0", function="auto_cluster"):
    data = {"keywords": [{"id": 1, "keyword": "a"}], "clusters": []}
    return TextRequest(operation_id, function, system="", prompt="", schema=ClustersReply, data=data)


def _picture(**fields):
    return ImageRequest(operation_id="p.0", prompt="", label="", size="8x8", model="chaos", **fields)


def _told(folder):
    return [entry.what for entry in folder.calls.read()]


def test_a_call_is_sold_and_answered(folder):
    ChaosTextProvider().complete(_text())
    assert _told(folder) == ["sold", "answered"]


def test_the_same_call_is_sold_as_often_as_it_is_asked(folder):
    for _ in range(2):
        ChaosTextProvider().complete(_text())
    assert _told(folder).count("sold") == 2


def test_a_picture_that_was_sold_is_handed_out_to_whoever_asks_first(folder):
    ChaosImageProvider().generate(_picture())
    ChaosImageProvider().generate(_picture(maybe_asked=True))
    assert _told(folder) == ["sold", "answered", "handed out"]


def test_one_that_was_never_sold_is_sold_then(folder):
    ChaosImageProvider().generate(_picture(maybe_asked=True))
    assert _told(folder) == ["sold", "answered"]


def test_a_refusal_comes_before_the_sale(folder, monkeypatch):
    monkeypatch.setattr(COUNTER, "mood", refusing("auto_cluster"))
    with pytest.raises(ProviderError):
        ChaosTextProvider().complete(_text())
    monkeypatch.setattr(COUNTER, "mood", refusing("auto_cluster", for_good=True))
    with pytest.raises(InvalidInputError):
        ChaosTextProvider().complete(_text())
    assert _told(folder) == []


def test_on_the_worst_of_days_everything_happens(folder, monkeypatch):
    monkeypatch.setattr("igny8_core.chaos.moods.time.sleep", lambda seconds: None)
    monkeypatch.setattr(COUNTER, "mood", Mood(trouble=2.0))
    seen = set()
    for _ in range(300):
        try:
            seen.add(ChaosTextProvider().complete(_text()).text[:5])
        except Exception as error:
            seen.add(type(error).__name__)
    assert seen == {
        "I am ",
        '{"clu',
        "ProviderError",
        "TooManyRequestsError",
        "InvalidInputError",
        "ProviderTimeoutError",
    }
    assert set(_told(folder)) == {"sold", "answered", "failed"}


def test_names_are_never_the_same_so_that_what_is_saved_twice_is_there_twice():
    assert len({name() for _ in range(200)}) == 200


def test_half_an_answer_leaves_something_out():
    whole = answer("generate_ideas", {"clusters": [{"id": 1}, {"id": 2}]})
    assert len(whole["ideas"]) == 2 * IDEAS_PER_CLUSTER
    assert len(less("generate_ideas", whole)["ideas"]) == 1
    assert less("generate_content", {"html": "x"}) == {"html": "x"}
