import pytest

from igny8_core.ai.providers.offline.intents import content_type_of, intent_of, is_question


@pytest.mark.parametrize(
    ("keyword", "kind"),
    [
        ("v60 vs kalita wave", "comparison"),
        ("Arabica VERSUS robusta", "comparison"),
        ("エスプレッソ ドリップ 違い", "comparison"),
        ("how to use a moka pot", "how_to"),
        ("percolator coffee instructions", "how_to"),
        ("kaffeemaschine entkalken anleitung", "how_to"),
        ("how much caffeine in a cup of coffee", "question"),
        ("how do i know how much it costs", "question"),
        ("does decaf have caffeine", "question"),
        ("moka pot?", "question"),
        ("curved treadmill worth it", "question"),
        ("travel insurance claim denied what to do", "question"),
        ("wie lange hält kaffee", "question"),
        ("warum ist kaffee bitter", "question"),
        ("best espresso machine", "list"),
        ("beste kaffeemaschine", "list"),
        ("peloton alternatives", "list"),
        ("コーヒー豆 おすすめ", "list"),
        ("flat white", "guide"),
        ("", "guide"),
        ("<script>", "guide"),
    ],
)
def test_the_words_around_a_topic_say_what_to_write(keyword, kind):
    assert content_type_of(keyword) == kind


def test_the_imported_intent_wins():
    assert intent_of("best espresso machine", "navigational", "list") == "navigational"


@pytest.mark.parametrize(
    ("keyword", "kind", "intent"),
    [
        ("does decaf have caffeine", "question", "informational"),
        ("best espresso machine", "list", "commercial"),
        ("coffee subscription box", "guide", "transactional"),
        ("flat white", "guide", "informational"),
    ],
)
@pytest.mark.parametrize("given", [None, "", "nonsense"])
def test_without_a_known_intent_the_kind_of_article_decides(keyword, kind, intent, given):
    assert intent_of(keyword, given, kind) == intent


def test_a_comparison_is_no_question_for_a_list_of_questions():
    assert is_question("does decaf have caffeine")
    assert not is_question("is v60 vs chemex better")
    assert not is_question("flat white")
