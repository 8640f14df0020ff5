import pytest

from igny8_core.ai.providers.offline.headlines import headline, is_latin
from igny8_core.ai.providers.offline.language import language_of


@pytest.mark.parametrize(
    ("keyword", "title"),
    [
        ("how many should i lift", "How Many Should I Lift"),
        ("how to use a v60?", "How to Use a V60"),
        ("trx bands", "TRX Bands"),
        ("diy cold brew", "DIY Cold Brew"),
        ("iPhone case for runners", "iPhone Case for Runners"),
        ("pour over coffee", "Pour Over Coffee"),
        ("moccamaster vs breville", "Moccamaster vs Breville"),
        ("what is it for", "What Is It For"),
        ("コーヒー豆の選び方", "コーヒー豆の選び方"),
        ("", ""),
        ("😀☕", "😀☕"),
    ],
)
def test_english_headlines_are_in_title_case(keyword, title):
    assert headline(keyword, language_of("en")) == title


@pytest.mark.parametrize(
    ("keyword", "title"), [("beste Kaffeemaschine", "Beste Kaffeemaschine"), ("v60 oder chemex", "V60 oder chemex")]
)
def test_german_headlines_are_in_sentence_case(keyword, title):
    assert headline(keyword, language_of("de")) == title


@pytest.mark.parametrize(
    ("text", "latin"),
    [("moka", True), ("Käse", True), ("žižkov", True), ("", True), ("12 😀", True), ("кофе", False), ("コ", False)],
)
def test_scripts(text, latin):
    assert is_latin(text) is latin
