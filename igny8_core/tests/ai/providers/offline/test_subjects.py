import pytest

from igny8_core.ai.providers.offline.language import language_of
from igny8_core.ai.providers.offline.subjects import names_a_thing, sides, topic

ENGLISH = language_of("en")
GERMAN = language_of("de")


@pytest.mark.parametrize(
    ("keyword", "about"),
    [
        ("how to use a moka pot", "moka pot"),
        ("how to make cold brew", "cold brew"),
        ("how to froth milk without a frother", "froth milk without a frother"),
        ("low acid dark roast whole bean", "low acid dark roast whole bean"),
        ("pour over coffee", "pour over coffee"),
        ("japanese style iced pour over", "japanese style iced pour over"),
        ("drip maker with thermal carafe under $100", "drip maker with thermal carafe under $100"),
        ("best beans for espresso", "beans for espresso"),
        ("local roasters near me that ship beans", "local roasters that ship beans"),
        ("percolator coffee instructions", "percolator coffee"),
        ("what is a latte", "latte"),
        ("best", "best"),
        ("", ""),
        ("コーヒー豆の選び方", "コーヒー豆の選び方"),
    ],
)
def test_the_topic_of_a_search(keyword, about):
    assert topic(keyword, ENGLISH) == about


@pytest.mark.parametrize(
    ("keyword", "about"),
    [
        ("wie entkalkt man eine kaffeemaschine", "entkalkt man eine kaffeemaschine"),
        ("beste kaffeemaschine test", "kaffeemaschine"),
        ("günstige kaffeemaschine kaufen", "kaffeemaschine"),
        ("kaffeemaschine entkalken anleitung", "kaffeemaschine entkalken"),
        ("was ist ein cortado", "cortado"),
    ],
)
def test_the_topic_of_a_german_search(keyword, about):
    assert topic(keyword, GERMAN) == about


@pytest.mark.parametrize(
    ("keyword", "thing"),
    [("how to make a latte", True), ("how to froth milk quickly at home", False), ("moka pot", True)],
)
def test_an_action_is_told_from_a_thing(keyword, thing):
    assert names_a_thing(keyword, ENGLISH) is thing


@pytest.mark.parametrize(
    ("keyword", "found"),
    [
        ("v60 vs kalita wave", ["v60", "kalita wave"]),
        ("Arabica VERSUS robusta", ["Arabica", "robusta"]),
        ("cold brew vs iced coffee difference", ["cold brew", "iced coffee"]),
        ("difference between a cortado and a macchiato", ["cortado", "macchiato"]),
        ("v60 vs chemex vs aeropress", ["v60", "chemex", "aeropress"]),
        ("espresso machine comparison", []),
        ("vs", []),
        ("エスプレッソ ドリップ 違い", ["エスプレッソ", "ドリップ"]),
        ("緑茶と紅茶の違い", ["緑茶", "紅茶"]),
    ],
)
def test_the_sides_of_a_comparison(keyword, found):
    assert sides([keyword], ENGLISH) == found


@pytest.mark.parametrize(
    ("keyword", "found"),
    [
        ("unterschied zwischen arabica und robusta", ["arabica", "robusta"]),
        ("siebträger oder vollautomat vergleich", ["siebträger", "vollautomat"]),
        ("espresso vs filterkaffee unterschied", ["espresso", "filterkaffee"]),
    ],
)
def test_the_sides_of_a_german_comparison(keyword, found):
    assert sides([keyword], GERMAN) == found


def test_the_first_text_that_compares_counts():
    assert sides(["moka pot", "v60 vs chemex", "a vs b"], ENGLISH) == ["v60", "chemex"]
    assert sides([], ENGLISH) == []


def test_a_search_without_end_is_cut():
    found = sides(["x" * 60 + " vs " + "y" * 20], ENGLISH)
    assert all(len(side) <= 40 for side in found)
