import pytest

from igny8_core.ai.providers.offline.ideas import suggest
from igny8_core.ai.providers.offline.titles import title_key
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE


def cluster(pk, *keywords, name="Coffee"):
    return {"id": pk, "name": name, "keywords": [{"keyword": k, "intent": None, "volume": None} for k in keywords]}


def ideas(*clusters, existing=()):
    site = {"domain": "example.com", "language": "en"}
    return suggest({"site": site, "clusters": list(clusters), "existing_titles": list(existing)}).ideas


def test_each_search_gets_the_article_it_asks_for():
    found = ideas(
        cluster(1, "how to use a moka pot", "does decaf have caffeine", "v60 vs chemex", "best grinder", "flat white")
    )
    assert {idea.target_keywords[0]: idea.content_type for idea in found} == {
        "how to use a moka pot": "how_to",
        "does decaf have caffeine": "question",
        "v60 vs chemex": "comparison",
        "best grinder": "list",
        "flat white": "guide",
    }


def test_titles_start_with_the_search_as_people_write_it():
    assert ideas(cluster(1, "how to use a v60?"))[0].title.startswith("How to Use a V60")
    assert ideas(cluster(1, "does decaf have caffeine"))[0].title.startswith("Does Decaf Have Caffeine?")


def test_near_duplicates_share_an_article():
    found = ideas(cluster(1, "best burr grinder", "best burr grinders", "top burr grinder"))
    assert [sorted(idea.target_keywords) for idea in found] == [
        ["best burr grinder", "best burr grinders", "top burr grinder"]
    ]


def test_the_most_searched_keyword_names_the_article():
    one = {"id": 1, "name": "Grinders", "keywords": [
        {"keyword": "burr grinders", "intent": None, "volume": 10},
        {"keyword": "burr grinder", "intent": None, "volume": 900},
    ]}  # fmt: skip
    assert ideas(one)[0].target_keywords == ["burr grinder", "burr grinders"]


def test_a_big_cluster_gets_seven_articles_and_loses_no_keyword():
    keywords = [
        f"{drink} {what}" for drink in ("latte", "mocha", "cortado", "lungo") for what in "cup milk art size".split()
    ]
    found = ideas(cluster(1, *keywords, "best latte cup", "how to make mocha"))
    assert len(found) == 7
    assert sorted(k for idea in found for k in idea.target_keywords) == sorted(
        [*keywords, "best latte cup", "how to make mocha"]
    )
    assert {"list", "how_to", "guide"} <= {idea.content_type for idea in found}


def test_titles_of_the_site_are_not_written_again():
    first = ideas(cluster(1, "flat white"))[0].title
    again = ideas(cluster(1, "flat white"), existing=[first.upper().replace(":", " –")])[0].title
    assert title_key(again) != title_key(first)


def test_titles_stay_apart_when_every_pattern_is_used_up():
    clusters = [cluster(number, "flat white") for number in range(12)]
    keys = [title_key(idea.title) for idea in ideas(*clusters)]
    assert len(set(keys)) == 12


def test_more_keywords_make_a_longer_article_up_to_a_limit():
    few = ideas(cluster(1, "flat white"))[0]
    many = ideas(cluster(1, *["flat white " + "s" * i for i in range(20)], "flat white"))
    assert few.word_count < max(idea.word_count for idea in many) <= 1200


def test_a_cluster_without_keywords_gets_one_idea_by_its_name():
    found = ideas(cluster(1, name="Cold Brew"))
    assert [idea.target_keywords for idea in found] == [["Cold Brew"]]


@pytest.mark.parametrize("keywords", [HOSTILE, GERMAN, JAPANESE], ids=["hostile", "german", "japanese"])
def test_any_keywords_give_ideas_with_everything_filled_in(keywords):
    found = ideas(cluster(1, *keywords))
    assert sorted(k for idea in found for k in idea.target_keywords) == sorted(
        k.replace("\x00", "") for k in keywords if k.strip()
    )
    assert len({title_key(idea.title) for idea in found}) == len(found)
    for idea in found:
        assert idea.title.strip() and idea.angle and len(idea.title) <= 200
        assert 4 <= len(idea.outline) <= 8 and all(heading.strip() for heading in idea.outline)


def test_no_clusters_give_no_ideas():
    assert ideas() == []
