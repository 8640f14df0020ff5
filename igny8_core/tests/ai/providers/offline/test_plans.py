import pytest

from igny8_core.ai.providers.offline.language import language_of
from igny8_core.ai.providers.offline.plans import family_of, plan_of


@pytest.mark.parametrize(
    ("keyword", "kind", "intent", "sides", "plan"),
    [
        ("how to use a moka pot", "how_to", "informational", 0, "how_to"),
        ("v60 vs chemex", "comparison", "commercial", 2, "comparison"),
        ("espresso machine comparison", "comparison", "commercial", 0, "comparison_of_many"),
        ("a vs b vs c", "comparison", "commercial", 3, "comparison_of_many"),
        ("best grinder", "list", "commercial", 0, "list"),
        ("flat white", "guide", "informational", 0, "guide"),
        ("gooseneck kettle", "guide", "commercial", 0, "buying"),
        ("coffee subscription", "guide", "transactional", 0, "buying"),
        ("trade coffee login", "guide", "navigational", 0, "navigational"),
        ("how much caffeine in a cup", "question", "informational", 0, "amount"),
        ("wie lange hält kaffee", "question", "informational", 0, "amount"),
        ("why is my coffee sour", "question", "informational", 0, "reason"),
        ("warum ist kaffee bitter", "question", "informational", 0, "reason"),
        ("can you freeze beans", "question", "informational", 0, "yes_no"),
        ("ist kaffee gesund", "question", "informational", 0, "yes_no"),
        ("what is a latte", "question", "informational", 0, "meaning"),
        ("curved treadmill worth it", "question", "informational", 0, "yes_no"),
        ("was ist ein cortado", "question", "informational", 0, "meaning"),
        ("コーヒーとは", "question", "informational", 0, "meaning"),
        ("what is the best grind size", "question", "informational", 0, "question"),
        ("when to drink coffee", "question", "informational", 0, "question"),
        ("moka pot?", "question", "informational", 0, "question"),
    ],
)
def test_the_plan_follows_from_what_the_searcher_wants(keyword, kind, intent, sides, plan):
    assert plan_of(keyword, content_type=kind, intent=intent, sides=sides) == plan


@pytest.mark.parametrize("plan", list(language_of("en").plans))
def test_every_plan_has_the_words_around_the_article(plan):
    language = language_of("en")
    family = family_of(plan)
    assert family in language.descriptions
    assert family in language.excerpts
    assert family in language.angles or family == "comparison_of_many"
