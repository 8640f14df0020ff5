"""Prompts as users write them."""

from __future__ import annotations

from igny8_core.ai.prompts import default_prompt

FUNCTION = "generate_image_prompts"
#: The shortest that can be used.
SHORT = (
    "You describe pictures.\n---\n{{ wanted | number }} pictures for:\n"
    '<data>\n{"title": {{ title }}, "headings": {{ headings_json }}}\n</data>\n'
)


def marked(words: str, function: str = FUNCTION) -> str:
    """The default with `words` of the user's own in front."""
    return f"{words}\n{default_prompt(function)}"
