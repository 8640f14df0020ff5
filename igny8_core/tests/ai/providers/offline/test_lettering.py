import pytest

from igny8_core.ai.providers.offline import lettering
from igny8_core.ai.providers.offline.lettering import FONT, drawable, font_of, wrapped


@pytest.mark.parametrize(
    "label",
    [
        "How to use a moka pot",
        "Käse & Straße – „ganz“ einfach",
        "Łódź, žižkov, ñandú",
        "Лучшая кофемашина",
        "Ελληνικός",
    ],
)
def test_european_scripts_are_drawn_as_they_are(label):
    assert drawable(label) == label


@pytest.mark.parametrize(
    "label", ["コーヒー豆の選び方", "เครื่องชงกาแฟ", "कॉफ़ी मशीन", "커피 머신", "Moka コーヒー豆の選び方", "", "   "]
)
def test_a_label_that_the_font_lacks_is_left_out_whole(label):
    assert drawable(label) == ""


def test_a_few_foreign_letters_do_not_cost_the_rest():
    assert drawable("Moka Pot コーヒー: A Practical Guide") == "Moka Pot: A Practical Guide"


def test_arabic_is_drawn_only_where_its_letters_are_joined(monkeypatch):
    lettering._can_draw.cache_clear()
    monkeypatch.setattr(lettering, "_shapes_letters", lambda: False)
    try:
        assert drawable("افضل ماكينة قهوة") == ""
    finally:
        lettering._can_draw.cache_clear()


def test_long_labels_are_cut_between_words():
    assert len(drawable("word " * 60)) <= 120


def test_lines_fit_the_width_and_the_last_one_says_that_something_is_missing():
    font = font_of(30)
    lines = wrapped("word " * 60, font, 300)
    assert len(lines) == 4
    assert all(font.getlength(line) <= 300 for line in lines)
    assert lines[-1].endswith("…")


def test_a_word_without_end_is_cut():
    (line,) = wrapped("x" * 200, font_of(30), 300)
    assert line.endswith("x…")
    assert font_of(30).getlength(line) <= 300


def test_the_font_comes_with_its_licence_and_is_not_heavy():
    assert FONT.stat().st_size < 800_000
    assert "Bitstream Vera" in (FONT.parent / "LICENSE").read_text(encoding="utf-8")
