import pytest

from igny8_core.ai.providers.offline import forms
from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import known_languages, language_of
from igny8_core.common.html import clean

ENGLISH = language_of("en")
PAIR = Blanks("v60 vs chemex", ENGLISH, sides=("v60", "chemex"))


def draw(name, units, blanks=PAIR):
    return forms.draw(ENGLISH.sections[name], blanks, units, h="Heading", x="V60")


@pytest.mark.parametrize("name", list(ENGLISH.sections))
@pytest.mark.parametrize("code", known_languages())
def test_a_form_grows_with_every_unit_and_is_clean_html(name, code):
    role = language_of(code).sections[name]
    blanks = Blanks("v60 vs chemex", language_of(code), sides=("v60", "chemex"))
    drawn = [
        forms.draw(role, blanks, units, h="Heading", x="V60")
        for units in range(forms.least_units(role), forms.most_units(role) + 1)
    ]
    assert drawn
    assert [len(html) for html in drawn] == sorted({len(html) for html in drawn})
    assert all(clean(html).count("<") == html.count("<") for html in drawn)
    assert not any("{" in html for html in drawn)


def test_no_units_are_no_form():
    assert draw("need", 0) == ""


def test_labels_are_bold():
    assert draw("need", 1).startswith("<ul><li><strong>Tools:</strong> [for “v60 vs chemex”: name, size")


def test_a_table_has_as_many_cells_in_every_row():
    html = draw("mistakes", 3)
    assert [row.count("<td>") for row in html.split("<tr>")[2:]] == [3, 3, 3]


def test_both_sides_get_the_same_points():
    html = draw("difference", 2)
    first, second = html.split("<h3>")[1:]
    assert first.removeprefix("V60") == second.removeprefix("Chemex")


def test_without_sides_there_are_two_choices_and_three_options():
    blanks = Blanks("espresso machines", ENGLISH)
    assert "<h3>Choose First choice if</h3>" in draw("decide", 1, blanks)
    assert draw("criteria", 3, blanks).count("<th>Option") == 3


def test_what_was_typed_stays_text():
    blanks = Blanks("<script>alert(1)</script>", ENGLISH)
    assert "&lt;script&gt;" in draw("steps", 3, blanks)
    assert "<script>" not in draw("steps", 3, blanks)
