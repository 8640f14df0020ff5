"""What can be put into each prompt: every variable, what it holds, and an example of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: The functions that ask with a prompt, in the order of the pipeline, as people call them.
FUNCTION_NAMES = {
    "auto_cluster": "Group keywords into clusters",
    "generate_ideas": "Plan articles for clusters",
    "generate_content": "Write articles",
    "extend_content": "Add to an article that came too short",
    "generate_image_prompts": "Describe the pictures of an article",
}


@dataclass(frozen=True)
class Variable:
    """A value that a prompt can hold.

    `required`: without it the AI does not know the task. `is_data`: words of other people, which belong between <data>
    and </data>. `is_number`: put in as a whole number.
    """

    name: str
    holds: str
    example: Any
    required: bool = False
    is_data: bool = True
    is_number: bool = False

    @property
    def placeholder(self) -> str:
        """How it is written in a prompt."""
        return f"{{{{ {self.name} | number }}}}" if self.is_number else f"{{{{ {self.name} }}}}"


_SITE = Variable("site_domain", "The domain of the website", "coffee.example")
_LANGUAGE = Variable("language", "The code of the website's language", "en", is_data=False)
_KEYWORDS = [{"id": 17, "keyword": "moka pot"}, {"id": 18, "keyword": "how to use a moka pot"}]
_CLUSTERS = [{"id": 4, "name": "French Press Brewing", "keywords": ["french press ratio"]}]
_SECTIONS = [{"heading": "What you need", "text": "A moka pot, water and coffee ground for it."}]
_WITH_KEYWORDS = [
    {
        "id": 4,
        "name": "Moka Pot",
        "keywords": [{"keyword": "moka pot", "intent": "informational", "volume": 12000}],
    }
]

VARIABLES: dict[str, tuple[Variable, ...]] = {
    "auto_cluster": (
        Variable("keywords_json", "The keywords to sort, with their ids", _KEYWORDS, required=True),
        Variable("clusters_json", "Clusters that the site has, with some of their keywords", _CLUSTERS, required=True),
        _SITE,
    ),
    "generate_ideas": (
        Variable("clusters_json", "The clusters with their keywords", _WITH_KEYWORDS, required=True),
        Variable("existing_titles_json", "Titles that the site has already", ["Moka Pot or French Press"]),
        _LANGUAGE,
        _SITE,
    ),
    "generate_content": (
        Variable("title", "The title of the article", "How to Use a Moka Pot", required=True),
        Variable("keywords_json", "What its readers search for, the main one first", ["moka pot"], required=True),
        Variable("outline_json", "The headings planned for it", ["What you need", "Step by step"], required=True),
        Variable("word_count", "How many words it shall have", "1200", required=True, is_data=False, is_number=True),
        Variable("content_type", "guide, how_to, list, comparison or question", "how_to"),
        Variable("search_intent", "What its readers are about to do", "informational"),
        Variable("cluster", "The cluster that it belongs to", "Moka Pot"),
        _LANGUAGE,
        _SITE,
    ),
    "extend_content": (
        Variable("title", "The title of the article", "How to Use a Moka Pot", required=True),
        Variable("sections_json", "The article so far, section by section", _SECTIONS, required=True),
        Variable("missing_headings_json", "Planned headings that it lacks", ["Common mistakes"]),
        Variable("missing_words", "How many words to add", "400", required=True, is_data=False, is_number=True),
        Variable("keywords_json", "What its readers search for, the main one first", ["moka pot"]),
        _LANGUAGE,
    ),
    "generate_image_prompts": (
        Variable("title", "The title of the article", "How to Use a Moka Pot", required=True),
        Variable("headings_json", "Its headings, in order", ["What you need", "Step by step"], required=True),
        Variable("wanted", "How many pictures within the article", "2", required=True, is_data=False, is_number=True),
        Variable("cluster", "The cluster that the article belongs to", "Moka Pot"),
    ),
}


def examples(function: str) -> dict[str, Any]:
    """A value for every variable of a function's prompt."""
    return {variable.name: variable.example for variable in VARIABLES[function]}
