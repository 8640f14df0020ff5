import pytest

from igny8_core.ai.prompts import default_prompt, render_text
from igny8_core.ai.prompts.checking import MAX_LENGTH, cleaned, problems
from igny8_core.ai.prompts.variables import FUNCTION_NAMES, examples
from igny8_core.tests.ai.prompts.prompts_of_users import FUNCTION, SHORT


@pytest.mark.parametrize("function", FUNCTION_NAMES)
def test_every_default_passes_its_own_check_and_reads_with_its_examples(function):
    text = default_prompt(function)
    assert problems(function, text) == []
    assert cleaned(text) == text
    assert all(render_text(text, examples(function)))


def test_a_short_prompt_passes():
    assert problems(FUNCTION, SHORT) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    {
        "empty": (lambda t: "", "The prompt is empty."),
        "blank": (lambda t: " \n\t\n", "The prompt is empty."),
        "too long": (lambda t: t + "x" * MAX_LENGTH, "At most 40,000 are allowed."),
        "a zero byte": (lambda t: t + "\x00", "cannot be stored"),
        "half a sign": (lambda t: t + "\ud83d", "cannot be stored"),
        "no line": (lambda t: t.replace("---", "--"), "Put a line with only ---"),
        "a line with more on it": (lambda t: t.replace("---", "--- user"), "Put a line with only ---"),
        "nothing above": (lambda t: "\n \n---\n" + t.partition("---\n")[2], "above the line --- is empty"),
        "nothing below": (lambda t: t.partition("---\n")[0] + "---\n", "below the line --- is empty"),
        "an unknown variable": (lambda t: t + "{{ colour }}", "There is no variable “colour” here. Known are title"),
        "a dotted variable": (lambda t: t + "{{ site.name }}", "“{{ site.name }}” cannot be filled in"),
        "a filter": (lambda t: t + "{{ wanted | upper }}", "knows no “upper”"),
        "a number of words": (lambda t: t.replace("{{ title }}", "{{ title | number }}"), "title is not number"),
        "no title": (lambda t: t.replace("{{ title }}", '"x"'), "title is missing (the title of the article). Put {{"),
        "no number": (lambda t: t.replace("{{ wanted | number }}", "2"), "Put {{ wanted | number }} in the user part."),
        "no block": (lambda t: t.replace("<data>", "").replace("</data>", ""), "needs one <data>"),
        "two blocks": (lambda t: t + "<data></data>", "needs one <data>"),
        "a block that is not closed": (lambda t: t.replace("</data>", ""), "needs one <data>"),
        "a block upside down": (lambda t: t.replace("</data>", "§").replace("<data>", "</data>").replace("§", "<data>"),
                                "needs one <data>"),
        "data above": (lambda t: "On {{ title }}.\n" + t, "title stands outside of <data>"),
        "data behind": (lambda t: t + "About {{ title }}", "title stands outside of <data>"),
        "data in front": (lambda t: t.replace("<data>", "{{ headings_json }}<data>"), "headings_json stands outside"),
    }.values(),
)  # fmt: skip
def test_what_cannot_be_used_is_said_in_a_sentence(change, sentence):
    found = problems(FUNCTION, cleaned(change(SHORT)))
    assert any(sentence in one for one in found), found
    assert all(one.endswith(".") for one in found)


def test_all_problems_are_said_at_once():
    text = SHORT.replace("{{ title }}", "{{ heading }}").replace("{{ headings_json }}", "[]")
    assert len(problems(FUNCTION, text)) == 3


def test_a_language_may_stand_anywhere_because_it_is_no_text_of_others():
    text = default_prompt("generate_ideas").replace("\n---\n", "\n---\nWrite in {{ language }}. ", 1)
    assert problems("generate_ideas", text) == []


def test_braces_of_json_are_no_variables():
    assert problems(FUNCTION, '{"a": {"b": {"c": 1}}} [{{"d": 1}}]\n' + SHORT) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\n---\r\nb", "a\n---\nb\n"),
        ("a\r---\rb", "a\n---\nb\n"),
        ("\n\na  \n--- \nb\n\n\n", "a\n---\nb\n"),
        ("  indented\n---\n  b", "indented\n---\n  b\n"),
    ],
)
def test_line_ends_and_blanks_of_other_systems_do_no_harm(typed, kept):
    assert cleaned(typed) == kept == cleaned(kept)
