from typing import get_args

import pytest

from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.replies import ContentType


@pytest.mark.parametrize("kind", get_args(ContentType))
@pytest.mark.parametrize(
    "keywords", [[], ["moka pot"], ["moka pot", "moka pot size", "is a moka pot safe", "x", "y", "z"]]
)
def test_an_outline_has_four_to_seven_different_headings(kind, keywords):
    outline = write_outline(kind, keywords)
    assert 4 <= len(outline) <= 7
    assert len(set(outline)) == len(outline)


def test_further_keywords_become_headings():
    outline = write_outline("guide", ["moka pot", "moka pot size", "is a moka pot safe"])
    assert "Moka pot size" in outline
    assert "Is a moka pot safe?" in outline


def test_outlines_of_two_topics_differ():
    assert write_outline("how_to", ["how to use a moka pot"]) != write_outline("how_to", ["how to clean a grinder"])
