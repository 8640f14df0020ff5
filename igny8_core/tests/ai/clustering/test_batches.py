from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igny8_core.ai.clustering import batches as batches_module
from igny8_core.ai.clustering.batches import MOST_NEIGHBOURS, plan_batches
from igny8_core.ai.clustering.rows import unit_rows
from igny8_core.ai.clustering.sketch import group_means, sketch
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.tests.ai.clustering.samples import HOSTILE, keywords_and_groups

COFFEE = keywords_and_groups("coffee_47.csv")[0]
TEA_WORDS = (
    "tin cup tray milk sugar pots leaves bags kettle steep filter sieve cake price shop ice box mug lid jar".split()
)
TRAVEL = keywords_and_groups("travel_insurance_300.csv")[0]


@pytest.mark.parametrize(
    ("texts", "size", "count"), [(COFFEE, 20, 3), (COFFEE, 47, 1), (COFFEE, 1, 47), (TRAVEL, 20, 15)]
)
def test_every_keyword_is_in_exactly_one_of_as_few_batches_as_can_be(texts, size, count):
    batches = plan_batches(texts, batch_size=size)
    assert len(batches) == count
    assert all(len(batch.members) <= size for batch in batches)
    assert sorted(i for batch in batches for i in batch.members) == list(range(len(texts)))


def test_groups_stay_together_where_they_fit():
    batches = plan_batches(COFFEE, batch_size=20)
    places = {(label, number) for number, batch in enumerate(batches) for label in batch.groups}
    assert len(places) - len({label for label, _ in places}) <= 1


def test_each_member_and_each_neighbour_has_its_group():
    labels = {}
    for batch in plan_batches(TRAVEL, batch_size=20):
        assert len(batch.members) == len(batch.groups)
        assert len(batch.neighbours) == len(batch.neighbour_groups)
        labels |= dict(zip(batch.members, batch.groups, strict=True))
    for batch in plan_batches(TRAVEL, batch_size=20):
        assert [labels[i] for i in batch.neighbours] == batch.neighbour_groups


def test_neighbours_are_few_outside_the_batch_and_each_named_once():
    for batch in plan_batches(TRAVEL, batch_size=20, known=["Cruise Insurance"] * 3):
        assert len(batch.neighbours) <= MOST_NEIGHBOURS
        assert len(set(batch.neighbours)) == len(batch.neighbours)
        assert not set(batch.neighbours) & set(batch.members)


def test_the_rest_of_a_split_group_comes_first():
    texts = [f"moka pot {tail}" for tail in "abcdefgh"] + ["treadmill belt", "treadmill oil"]
    for batch in plan_batches(texts, batch_size=5):
        own = [group in batch.groups for group in batch.neighbour_groups]
        assert own == sorted(own, reverse=True)


def test_an_existing_cluster_is_a_neighbour_of_the_keywords_it_is_named_after():
    batches = plan_batches(COFFEE, batch_size=20, known=["French Press", "Treadmill"])
    with_press = next(b for b in batches if COFFEE.index("best french press") in b.members)
    assert len(COFFEE) in with_press.neighbours
    at = with_press.neighbours.index(len(COFFEE))
    label = with_press.groups[with_press.members.index(COFFEE.index("best french press"))]
    assert with_press.neighbour_groups[at] == label


def test_existing_clusters_are_not_crowded_out_by_a_big_site():
    texts = [f"{tea} {what}" for tea in "black green white herbal".split() for what in TEA_WORDS]
    batches = plan_batches(texts, batch_size=10, known=["Tea Pots", "Green Tea", "Herbal Tea"])
    assert len(texts) in next(b for b in batches if texts.index("green pots") in b.members).neighbours
    assert len(texts) + 1 in next(b for b in batches if texts.index("green ice") in b.members).neighbours


def test_known_names_are_never_members():
    batches = plan_batches(["moka pot"], batch_size=20, known=["Moka Pot", "Moka Pots"])
    assert [batch.members for batch in batches] == [[0]]
    assert batches[0].neighbours == [1, 2]


def test_the_same_site_gives_the_same_batches():
    assert plan_batches(COFFEE, batch_size=20, known=["A"]) == plan_batches(COFFEE, batch_size=20, known=["A"])


def test_no_keywords_give_no_batches():
    assert plan_batches([], batch_size=20, known=["Coffee"]) == []


def test_a_batch_size_below_one_is_refused():
    with pytest.raises(ValueError, match="batch_size"):
        plan_batches(["a"], batch_size=0)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, *COFFEE]), max_size=30), st.integers(1, 12))
def test_any_texts_can_be_planned(texts, size):
    batches = plan_batches(texts, batch_size=size)
    assert sorted(i for batch in batches for i in batch.members) == list(range(len(texts)))
    assert len(batches) <= -(-len(texts) // size)


def test_on_a_big_site_the_neighbours_are_of_many_groups(monkeypatch):
    monkeypatch.setattr(batches_module, "MOST_NEIGHBOURS", 120)
    for batch in plan_batches(TRAVEL, batch_size=20):
        others = [label for label in batch.neighbour_groups if label not in batch.groups]
        most = Counter(others).most_common(1)
        assert len(set(others)) >= 15
        assert not most or most[0][1] < 20


def test_all_batches_together_stay_small(monkeypatch):
    monkeypatch.setattr(batches_module, "MOST_IN_ALL", 15 * 120)
    batches = plan_batches(TRAVEL, batch_size=20)
    assert {len(batch.neighbours) for batch in batches} == {120}


def test_how_many_batches_are_compared_at_once_changes_nothing(monkeypatch):
    whole = plan_batches(TRAVEL, batch_size=20)
    monkeypatch.setattr(batches_module, "COLUMNS", 20)
    assert plan_batches(TRAVEL, batch_size=20) == whole


def test_batches_that_follow_each_other_lie_apart():
    means = _means(plan_batches(TRAVEL, batch_size=20))
    alike = means @ means.T
    following = np.diagonal(alike, offset=1).mean()
    assert following < alike[np.triu_indices(len(means), k=1)].mean() * 1.1


def _means(batches):
    rows = sketch(vectorise(TRAVEL))
    place = {i: number for number, batch in enumerate(batches) for i in batch.members}
    return group_means(rows, [place[i] for i in range(len(TRAVEL))])


def test_vectors_are_asked_for_once_with_each_text_once():
    asked = []

    def source(texts):
        asked.append(list(texts))
        return vectorise(texts)

    plan_batches(["Moka  Pot", "moka pot", "kettle", "grinder"], batch_size=2, known=["KETTLE"], vectors=source)
    assert [sorted(texts) for texts in asked] == [["grinder", "kettle", "moka pot"]]


@pytest.mark.parametrize("count", [1, 2, 40])
def test_dense_vectors_decide_what_belongs_together(count):
    texts = [f"{side}{n}" for n in range(count) for side in ("left", "right")]

    def by_side(texts):
        noise = np.random.default_rng(1).normal(scale=0.1, size=(len(texts), 2))
        return unit_rows(noise + [[1, 0] if text.startswith("left") else [0, 1] for text in texts], count=len(texts))

    batches = plan_batches(texts, batch_size=count, vectors=by_side)
    assert sorted(i for batch in batches for i in batch.members) == list(range(2 * count))
    if count > 2:
        assert [len({texts[i][0] for i in batch.members}) for batch in batches] == [1, 1]


def test_what_the_vectors_raise_passes_through():
    def broken(texts):
        raise LookupError("no vectors today")

    with pytest.raises(LookupError, match="today"):
        plan_batches(COFFEE, batch_size=20, vectors=broken)
