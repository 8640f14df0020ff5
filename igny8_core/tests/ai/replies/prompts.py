"""Answers with image prompts: too many, too few, for headings that are spelt otherwise or are none."""

from __future__ import annotations

from functools import partial

from igny8_core.tests.ai.replies.case import bad, good
from igny8_core.tests.ai.replies.grounds import HEADINGS
from igny8_core.tests.scripted_provider import prompt

FEATURED = prompt(text="A kitchen")
PICTURES = [prompt(heading, f"Picture {n}") for n, heading in enumerate(HEADINGS)]
GOOD = {"featured": FEATURED, "in_article": PICTURES}
stores = partial(good, "generate_image_prompts")
refuses = partial(bad, "generate_image_prompts")


def _rows(*headings: str) -> list[tuple[str, str, str]]:
    """The featured row, then the pictures of these headings as the good answer has them."""
    pictures = [(one["heading"], one["prompt"], one["alt_text"]) for one in PICTURES if one["heading"] in headings]
    return [("", "A kitchen", "A kitchen"), *pictures]


ALL = _rows(*HEADINGS)
NAMES = ["1. WHAT IT IS?", "<h2>How it works</h2>", "what &nbsp;to buy…"]
SPELT = [{**one, "heading": name} for one, name in zip(PICTURES, NAMES, strict=True)]
WITHOUT_TEXTS = {"featured": prompt() | {"alt_text": ""}, "in_article": [{**one, "alt_text": None} for one in PICTURES]}
CASES = [
    stores("as asked", GOOD, "one featured, three in the article", ALL),
    stores("headings spelt otherwise", {**GOOD, "in_article": SPELT},
           "stored under the article's own headings", ALL),
    stores("another order", {**GOOD, "in_article": PICTURES[::-1]}, "stored in the order of the article", ALL),
    stores("a bare list", [FEATURED, *PICTURES], "the one without a heading is the featured one", ALL),
    stores("50 prompts", {**GOOD, "in_article": (PICTURES * 17)[:50]}, "as many as were wanted", ALL),
    stores("doubled and invented headings",
           {**GOOD, "in_article": [*PICTURES, prompt(HEADINGS[0], "Again"), prompt("Invented", "No")]},
           "each heading once, invented ones dropped", ALL),
    stores("one too few", {**GOOD, "in_article": PICTURES[:2]}, "two are enough", _rows(*HEADINGS[:2])),
    stores("no alternative texts",
           WITHOUT_TEXTS, "made of title and headings",
           [("", "A moka pot", "Moka pot basics"), *((h, f"Picture {n}", h) for n, h in enumerate(HEADINGS))]),
    refuses("0 prompts", {"featured": FEATURED, "in_article": []}, "0 of 3 prompts for headings of the article"),
    refuses("one prompt", {**GOOD, "in_article": PICTURES[:1]}, "1 of 3 prompts for headings of the article"),
    refuses("only invented headings", {**GOOD, "in_article": [prompt("Invented", "No")] * 4}, "0 of 3 prompts"),
    refuses("no featured prompt", {"in_article": PICTURES}, "no prompt for the featured image"),
    refuses("prompts without text", {"featured": prompt(text=""), "in_article": []}, "no prompt for the featured"),
]  # fmt: skip
