"""JSON out of what a model wrote."""

from __future__ import annotations

import json
import time
from contextlib import suppress

import pytest

from igny8_core.ai.reply_repair import LONGEST_MENDED, CutOffError, NoJSONError, values_in

GOOD = {"ideas": [{"title": "Moka", "angle": "It's good"}]}
TEXT = json.dumps(GOOD)
MENDED = {
    "as it is": TEXT,
    "a byte order mark": "\ufeff" + TEXT,
    "spaces around": f"\n\n {TEXT} \n",
    "a fence": f"```json\n{TEXT}\n```",
    "a fence without a language": f"```\n{TEXT}\n```",
    "a fence and prose": f"Sure! Here is the plan [as asked]:\n```json\n{TEXT}\n```\nLet me know {{if}} it helps.",
    "prose before": f"Here you go: {TEXT}",
    "prose behind": f"{TEXT}\nI hope this helps!",
    "thoughts before": '<think>Maybe {"ideas": [{"title": "'
    + "A much longer first thought. " * 9
    + '"}]}</think>'
    + TEXT,
    "inside a string": json.dumps(TEXT),
    "a comma too many": '{"ideas": [{"title": "Moka", "angle": "It\'s good",},],}',
    "a comma too few": '{"ideas": [{"title": "Moka" "angle": "It\'s good"}]}',
    "single quotes": "{'ideas': [{'title': 'Moka', 'angle': 'It\\'s good'}]}",
    "an apostrophe inside single quotes": "{'ideas': [{'title': 'Moka', 'angle': 'It's good'}]}",
    "names without quotes": '{ideas: [{title: "Moka", angle: "It\'s good"}]}',
    "comments": '{"ideas": [ // don\'t }\n {"title": "Moka", /* ] */ "angle": "It\'s good"}]}',
    "a forgotten bracket inside": '{"ideas": [{"title": "Moka", "angle": "It\'s good"}}',
    "dots for more": '{"ideas": [{"title": "Moka", "angle": "It\'s good"}, ...]}',
    "zero bytes": TEXT.replace("Moka", "Mo\x00ka"),
}


@pytest.mark.parametrize("text", MENDED.values(), ids=MENDED.keys())
def test_what_is_meant_is_read(text):
    assert values_in(text)[0] == GOOD


STRINGS = {
    '{"html": "<p>One\nTwo\tThree</p>"}': "<p>One\nTwo\tThree</p>",
    '{"html": "<p class="x">He said "hi", then left</p>", "title": "T"}': '<p class="x">He said "hi", then left</p>',
    '{"html": "<p>"One", "two" and "three"</p>", "title": "T"}': '<p>"One", "two" and "three"</p>',
    '{"html": "<p>"One", he said: "Two", then "Three".</p>"}': '<p>"One", he said: "Two", then "Three".</p>',
    '{"html": "a \\"b\\" \\\\ c", }': 'a "b" \\ c',
    "{'html': '<p class=\"x\">It\\'s 12\" wide</p>'}": '<p class="x">It\'s 12" wide</p>',
    '{"html": "if (a) { b[0] }", }': "if (a) { b[0] }",
    '{"html": "a } and ] and { too"}': "a } and ] and { too",
}


@pytest.mark.parametrize(("text", "value"), STRINGS.items())
def test_strings_with_line_breaks_quotes_and_brackets_stay_whole(text, value):
    assert values_in(text)[0]["html"] == value


def test_several_objects_come_the_longest_first():
    assert values_in('{"a": 1}\n{"a": 1, "b": 2}\n[]') == [{"a": 1, "b": 2}, {"a": 1}, []]


@pytest.mark.parametrize("at", range(1, len(TEXT)))
def test_half_an_object_is_never_mended(at):
    with pytest.raises(CutOffError):
        values_in(TEXT[:at])


HALVES = [
    f"```json\n{TEXT[:40]}",
    f"Here [1] it is: {TEXT[:40]}",
    '{"html": "<p>Text that sto',
    '{"a": [1, 2, {"b": "c"}',
    "[",
]


@pytest.mark.parametrize("text", HALVES)
def test_half_an_object_with_something_around_it_is_not_mended_either(text):
    with pytest.raises(CutOffError):
        values_in(text)


@pytest.mark.parametrize(
    "text",
    ["I'm sorry, but I can't help with that.", "null", "42", '"just text"', "true", "", "\x00", "NaN", "<p>Hello</p>",
     "[" * 10_000 + "]" * 10_000, '{"a":' * 10_000 + "1" + "}" * 10_000, "[{" * 100_000],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_no_json_is_said_so(text):
    with pytest.raises(NoJSONError):
        values_in(text)


NONSENSE = [
    "{" + '"a": "it is, "fine", ok", ' * 8000 + "}",
    '{"a": [' + '"it is, "fine", ok", ' * 10_000 + "]}",
    '{"a": "' + 'x" ' * 70_000 + '",}',
    '{"a": "' + '", ' * 70_000 + '",}',
    '{"a": "' + '" ' * 100_000,
    "{" + " " * 200_000 + "}",
    '{"a": ' + "x" * 200_000 + "}",
    "{" + "'" * 200_000 + "}",
    "{'a': " + "'," * 100_000,
    '"' * 200_000,
    "{}" * 100_000,
    "//" * 100_000,
    "{" + "/*" * 100_000,
]


@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: text[:12])
def test_two_hundred_kilobytes_of_nonsense_are_read_in_one_go(text):
    """What takes time by the square of the length would take minutes here."""
    began = time.monotonic()
    with suppress(NoJSONError, CutOffError):
        values_in(text)
    assert time.monotonic() - began < 20


def test_a_long_answer_that_is_json_is_read_however_long():
    text = json.dumps({"html": "word " * LONGEST_MENDED})
    assert len(values_in(f"Here:\n{text}")[0]["html"]) == 5 * LONGEST_MENDED
