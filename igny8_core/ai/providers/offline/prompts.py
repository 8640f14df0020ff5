"""Prompts for the pictures of an article: one for the article, one for each of some headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8_core.ai.providers.offline.wording import clip, phrase, pick, printable
from igny8_core.ai.replies import ImagePromptReply, ImagePromptsReply

STYLES = (
    "calm editorial photograph, natural light, shallow depth of field",
    "flat illustration with a limited palette and generous empty space",
    "overhead still life on a plain surface, soft shadows",
    "close-up detail, warm side light, blurred background",
    "simple isometric illustration, clean edges, muted colours",
)
NO_TEXT = "no text, no logos, no recognisable people"
LONGEST_ALT = 125


def describe_images(data: Mapping[str, Any]) -> ImagePromptsReply:
    """Answer for {"title", "headings", "wanted", "cluster"}: min(wanted, headings) prompts besides the featured one."""
    title, headings = phrase(data["title"]), list(data["headings"])
    cluster = phrase(data.get("cluster") or "") or title
    chosen = _spread(headings, max(0, int(data["wanted"])))
    return ImagePromptsReply(
        featured=ImagePromptReply(
            heading="",
            prompt=f"Header image for an article titled “{title}” about {cluster}: {_style(title)}, {NO_TEXT}.",
            alt_text=clip(f"Header image: {title}", LONGEST_ALT),
        ),
        in_article=[_for_heading(heading, title, cluster) for heading in chosen],
    )


def _spread(headings: list[str], wanted: int) -> list[str]:
    """So many headings, evenly over the article, in order."""
    count = min(wanted, len(headings))
    return [headings[i * len(headings) // count] for i in range(count)]


def _for_heading(heading: str, title: str, cluster: str) -> ImagePromptReply:
    subject = phrase(heading)
    return ImagePromptReply(
        heading=heading,
        prompt=f"Shows “{subject}” in an article about {cluster} (“{title}”): {_style(title, heading)}, {NO_TEXT}.",
        alt_text=clip(printable(f"{subject}: illustration for {title}"), LONGEST_ALT),
    )


def _style(*seeds: str) -> str:
    return pick(STYLES, *seeds)
