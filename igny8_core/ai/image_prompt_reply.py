"""Reading an answer with image prompts: the featured one, and one for some of the headings the article really has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from igny8_core.ai.base import Reply
from igny8_core.ai.headings import heading_meant
from igny8_core.ai.plain_text import cut_at_sentence, cut_at_word
from igny8_core.ai.replies import ImagePromptReply, ImagePromptsReply
from igny8_core.ai.text_requests import read_json
from igny8_core.common.exceptions import ProviderError

#: Pictures in an article that is long enough; an answer with fewer is of no use where there are as many headings.
LEAST, MOST = 2, 6
WORDS_PER_IMAGE = 350
LONGEST_PROMPT, LONGEST_ALT, LONGEST_HEADING = 1500, 125, 300


@dataclass(frozen=True)
class ImagePrompt:
    """One picture; `heading` is the article's own, empty for the featured one."""

    heading: str
    prompt: str
    alt_text: str


def images_wanted(*, words: int, headings: int) -> int:
    """In-article pictures: 2 to 6 by length, never more than there are headings."""
    return min(headings, max(LEAST, min(MOST, round(words / WORDS_PER_IMAGE))))


def read_prompts(reply: Reply, *, title: str, headings: Sequence[str], wanted: int) -> list[ImagePrompt]:
    """The featured prompt, then at most `wanted` others in the order of their headings.

    Raises ProviderError without a featured prompt, and when too few belong to a heading of the article.
    """
    answer = read_json(reply, ImagePromptsReply)
    if not answer.featured.prompt:
        raise ProviderError("The AI's answer has no prompt for the featured image.", phase="PARSE")
    by_heading = _by_heading(answer.in_article, headings)
    least = min(LEAST, wanted)
    if len(by_heading) < least:
        raise ProviderError(
            f"The AI's answer has {len(by_heading)} of {wanted} prompts for headings of the article.", phase="PARSE"
        )
    # As many as were ordered, those that the model named first; then as the article has them.
    chosen = list(by_heading)[:wanted]
    in_order = [by_heading[heading] for heading in dict.fromkeys(headings) if heading in chosen]
    return [_checked(answer.featured, heading="", subject=title), *in_order]


def _by_heading(prompts: Sequence[ImagePromptReply], headings: Sequence[str]) -> dict[str, ImagePrompt]:
    found: dict[str, ImagePrompt] = {}
    left = list(dict.fromkeys(headings))
    for one in prompts:
        heading = heading_meant(one.heading, left) if one.prompt else None
        if heading is not None:
            left.remove(heading)
            found[heading] = _checked(one, heading=heading, subject=heading)
    return found


def _checked(one: ImagePromptReply, *, heading: str, subject: str) -> ImagePrompt:
    return ImagePrompt(
        heading=heading[:LONGEST_HEADING],
        prompt=cut_at_sentence(one.prompt, LONGEST_PROMPT),
        alt_text=cut_at_word(one.alt_text or subject, LONGEST_ALT),
    )
