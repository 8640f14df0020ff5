"""Prompts for the pictures of an article: one for the article, one for each of some headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from igny8_core.ai.providers.offline.roles import role_in_any_language
from igny8_core.ai.providers.offline.scenes import ABSTRACT, EVERYDAY, FEATURED, NEVER, SCENES, STYLES, VIEWPOINTS
from igny8_core.ai.providers.offline.title_subjects import subject_of
from igny8_core.ai.providers.offline.wording import clip, phrase, pick, printable, rotated
from igny8_core.ai.replies import ImagePromptReply, ImagePromptsReply

LONGEST_ALT = 125


def describe_images(data: Mapping[str, Any]) -> ImagePromptsReply:
    """Answer for {"title", "headings", "wanted", "cluster"}: min(wanted, headings) prompts besides the featured one.

    All pictures of an article share style and light, and differ in subject and viewpoint. Alt texts are made of the
    article's own words, so they are in its language.
    """
    title, headings = phrase(data["title"]), list(data["headings"])
    subject = subject_of(title) or phrase(data.get("cluster") or "") or "the topic"
    roles = {heading: role_in_any_language(phrase(heading)) for heading in headings}
    chosen = _chosen(headings, roles, max(0, int(data["wanted"])))
    viewpoints = rotated(VIEWPOINTS, title)
    featured = _prompt(FEATURED, subject, title, viewpoints[0])
    pictures = [
        ImagePromptReply(
            heading=heading,
            prompt=_prompt(SCENES.get(roles[heading], EVERYDAY), subject, title, viewpoints[number % len(viewpoints)]),
            alt_text=_alt_text(heading, title),
        )
        for number, heading in enumerate(chosen, start=1)
    ]
    return ImagePromptsReply(
        featured=ImagePromptReply(heading="", prompt=featured, alt_text=clip(title or subject, LONGEST_ALT)),
        in_article=pictures,
    )


def _chosen(headings: list[str], roles: Mapping[str, str], wanted: int) -> list[str]:
    """So many headings, in order: those that a picture explains, evenly over the article, before the abstract ones."""
    shown = [number for number, heading in enumerate(headings) if roles[heading] not in ABSTRACT]
    abstract = [number for number in range(len(headings)) if number not in set(shown)]
    if len(shown) >= wanted:
        shown = [shown[number * len(shown) // wanted] for number in range(wanted)]
    return [headings[number] for number in sorted([*shown, *abstract[: wanted - len(shown)]])]


def _prompt(scene: str, subject: str, title: str, viewpoint: str) -> str:
    return f"{scene}. Subject: {subject}. {viewpoint}. {pick(STYLES, title)}. {NEVER}."


def _alt_text(heading: str, title: str) -> str:
    subject = phrase(heading)
    return clip(printable(f"{subject} ({title})" if subject else title) or "…", LONGEST_ALT)
