"""Answers with ideas: every way to write JSON nearly right, and the ways of not answering at all."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from igny8_core.tests.ai.replies.case import bad, good
from igny8_core.tests.ai.replies.grounds import GRINDERS, MOKA, PUBLISHED
from igny8_core.tests.scripted_provider import idea

BREW, CHOOSE = "How to brew with a moka pot", "Choosing a burr grinder"
IDEAS = [idea(MOKA, BREW), idea(GRINDERS, CHOOSE)]
GOOD = {"ideas": IDEAS}
AS_TEXT = [{**one, "cluster_id": str(one["cluster_id"]), "word_count": "500 words"} for one in IDEAS]
OTHER_NAMES = [{"clusterId": MOKA, "idea_title": BREW}, {"cluster_id": GRINDERS, "headline": CHOOSE}]
TEXT = json.dumps(GOOD)
BOTH = [CHOOSE, BREW]
reads = partial(good, "generate_ideas", stores=BOTH, outcome="both ideas are stored")
keeps = partial(good, "generate_ideas")
refuses = partial(bad, "generate_ideas")


def each(**changes: Any) -> dict[str, Any]:
    """The good answer with these fields in every idea."""
    return {"ideas": [{**one, **changes} for one in IDEAS]}


def titled(brew: str, choose: str = CHOOSE) -> dict[str, Any]:
    """The good answer with other titles."""
    return {"ideas": [idea(MOKA, brew), idea(GRINDERS, choose)]}


FORMS = [
    reads("as asked", TEXT),
    reads("code fence", f"```json\n{TEXT}\n```"),
    reads("prose around", f"Sure! Here is the plan [as asked]:\n\n{TEXT}\n\nShall I go on?"),
    reads("thoughts before", f'<think>Perhaps {{"ideas": []}}? No.</think>\n{TEXT}'),
    reads("trailing commas", TEXT.replace("}]", "},],").replace("500}", "500,}")),
    reads("single quotes", str(GOOD)),
    reads("comments", TEXT.replace("[{", "[ // two of them, don't count\n{", 1)),
    reads("names without quotes", TEXT.replace('"ideas"', "ideas").replace('"title"', "title")),
    reads("a comma too few", TEXT.replace('", "angle"', '" "angle"')),
    reads("line breaks in texts", TEXT.replace("How to brew", "How to\n brew")),
    reads("byte order mark", "\ufeff" + TEXT),
    reads("zero bytes", TEXT.replace("brew", "br\x00ew\\u0000")),
    reads("an object in a string", json.dumps(TEXT)),
    reads("a bare list", IDEAS),
    reads("one object a line", "\n".join(json.dumps(one) for one in IDEAS)),
    reads("wrapped twice", {"result": {"data": GOOD}}),
    reads("other names", {"articles": OTHER_NAMES}),
    reads("unknown fields", {"note": "done", **each(score=9)}),
    reads("numbers as text", {"ideas": AS_TEXT}),
    reads("null for what is not known", each(angle=None, outline=None, word_count=None)),
    reads("unknown intent and type", each(search_intent="curious", content_type="poem")),
    reads("markup in titles", titled(f"<b>{BREW}</b><script>x</script>", f"**{CHOOSE}**")),
]  # fmt: skip

ENTRIES = [
    keeps("quotes not escaped", TEXT.replace(BREW, 'Is "crema" possible'), "the quotes belong to the title",
          [CHOOSE, 'Is "crema" possible']),
    keeps("half a surrogate pair", TEXT.replace(BREW, "Brewing \\ud83d at home"), "the half becomes a question mark",
          ["Brewing ? at home", CHOOSE]),
    keeps("an idea without a title", {"ideas": [*IDEAS, idea(MOKA, "  ")]}, "that idea is dropped", BOTH),
    keeps("entries that are none", {"ideas": ["x", None, *IDEAS, 7]}, "those entries are dropped", BOTH),
    keeps("an invented cluster", {"ideas": [*IDEAS, idea(99_999, "Invented")]}, "that idea is dropped", BOTH),
    keeps("the same title twice", {"ideas": [*IDEAS, idea(MOKA, BREW.upper())]}, "it is stored once", BOTH),
    keeps("nearly the same title", {"ideas": [*IDEAS, idea(MOKA, "Brewing with your moka pot: 5 easy steps")]},
          "it is stored once", BOTH),
    keeps("a title that is published", {"ideas": [*IDEAS, idea(MOKA, f"The ultimate {PUBLISHED} (2026)")]},
          "that idea is dropped", BOTH),
    keeps("a cluster left out", {"ideas": IDEAS[:1]}, "its idea is stored, the other cluster is asked again by itself",
          [BREW], credits=2),
]  # fmt: skip

ERRORS = [
    refuses("cut off in the middle", TEXT[: len(TEXT) // 2], "The AI's answer was cut off."),
    refuses("cut off after an idea", TEXT[: TEXT.index("}") + 1], "The AI's answer was cut off."),
    refuses("cut off for its length", TEXT, "The answer was cut off after", response={"finishReason": "length"}),
    refuses("a refusal in words", "I'm sorry, but I can't help with that.", "words instead of data: “I'm sorry, but"),
    refuses("a refusal as data", {"error": "I cannot help."}, "not in the form that was asked for"),
    refuses("stopped by a filter", TEXT, "The model refused to answer", response={"finishReason": "content_filter"}),
    refuses("nothing but blanks", " \n\t ", "empty answer"),
    refuses("an empty object", {}, "not in the form that was asked for"),
    refuses("an empty list", [], "no idea for the clusters asked about"),
    refuses("another shape", {"result": "ok"}, "not in the form that was asked for"),
    refuses("null", "null", "words instead of data: “null”"),
    refuses("brackets without end", "[" * 10_000 + "]" * 10_000, "cannot be read as data"),
    refuses("200 KB of prose", "Lorem ipsum dolor. " * 10_800, "words instead of data: “Lorem ipsum"),
    refuses("200 KB of brackets", '{"a": [1, 2}, ' * 15_000, "no idea for the clusters asked about"),
    refuses("200 KB that do not end", '{"ideas": [' * 20_000, "cannot be read as data"),
    refuses("ideas for nobody", {"ideas": [idea(99_999, "Invented")]}, "no idea for the clusters asked about"),
]
CASES = [*FORMS, *ENTRIES, *ERRORS]
