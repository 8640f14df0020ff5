from collections import Counter

import pytest

from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.providers.offline.titles import title_key
from igny8_core.tests.ai.clustering.samples import FILES, keyword_rows
from igny8_core.tests.ai.providers.offline.pipeline import clusters_of, ideas_of


@pytest.mark.parametrize(("name", "fewest", "most"), [("coffee_47.csv", 6, 13), ("home_gym_100.csv", 8, 18)])
def test_a_list_becomes_a_sensible_number_of_clusters(name, fewest, most):
    assert fewest <= len(clusters_of(name)) <= most


@pytest.mark.parametrize("name", FILES)
def test_every_keyword_is_in_one_cluster_and_every_cluster_has_a_name_of_its_own(name):
    clusters = clusters_of(name).values()
    ids = Counter(i for cluster in clusters for i in cluster["ids"])
    assert ids == Counter(range(len(keyword_rows(name))))
    keys = [name_key(cluster["name"]) for cluster in clusters]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", FILES)
def test_no_two_ideas_of_a_site_are_alike(name):
    keys = [title_key(idea.title) for idea in ideas_of(name)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", FILES)
def test_every_keyword_is_the_target_of_one_idea(name):
    targets = Counter(keyword for idea in ideas_of(name) for keyword in idea.target_keywords)
    assert targets == Counter(row["keyword"] for row in keyword_rows(name))


@pytest.mark.parametrize("name", FILES)
def test_each_cluster_has_one_to_seven_ideas_with_outlines_and_lengths_in_range(name):
    ideas = ideas_of(name)
    assert max(Counter(idea.cluster_id for idea in ideas).values()) <= 7
    for idea in ideas:
        assert 4 <= len(idea.outline) <= 8
        assert len({title_key(heading) for heading in idea.outline}) == len(idea.outline)
        assert 600 <= idea.word_count <= 1200
        assert len(idea.title) <= 200


def test_the_same_list_gives_the_same_ideas():
    assert ideas_of("coffee_47.csv") == ideas_of("coffee_47.csv")
