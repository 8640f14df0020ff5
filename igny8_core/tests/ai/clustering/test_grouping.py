import random
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from igny8_core.ai.clustering.grouping import BY_MEANING, BY_WORDS, Choice, Cut, group
from igny8_core.ai.clustering.rows import unit_rows
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.tests.ai.clustering.samples import FILES, GERMAN, HOSTILE, JAPANESE, keywords_and_groups

HEADS = """moka pot|treadmill|passport|dumbbells|schengen|espresso|kettlebell|cruise|yoga mat|chemex|luggage|power rack|
pour over|hostel|cold brew|rowing machine|visa|grinder|jump rope|ski trip|latte art|foam roller|airport lounge|decaf|
pull up bar|travel insurance|french press|spin bike|jet lag|bench press""".replace("\n", "").split("|")
TAILS = "price|repair|near me|sizes|for women|reviews|2026|cheap|how to clean|storage|uk|alternatives".split("|")


@pytest.mark.parametrize(
    ("name", "least_ari", "fewest", "most"),
    [("coffee_47.csv", 0.05, 6, 10), ("home_gym_100.csv", 0.25, 8, 16), ("travel_insurance_300.csv", 0.13, 20, 40)],
)
def test_keyword_lists_fall_into_a_sensible_number_of_topics(name, least_ari, fewest, most):
    texts, truth = keywords_and_groups(name)
    labels = group(texts)
    assert fewest <= len(set(labels)) <= most
    assert adjusted_rand_score(truth, labels) >= least_ari


def test_mean_agreement_with_the_editor_is_kept():
    scores = [adjusted_rand_score(truth, group(texts)) for texts, truth in map(keywords_and_groups, FILES)]
    assert sum(scores) / len(scores) >= 0.17


def test_clear_topics_are_found_exactly():
    texts = [
        f"{topic} {tail}" for topic in ("moka pot", "treadmill", "passport") for tail in ["size", "price", "repair"]
    ]
    assert adjusted_rand_score([i // 3 for i in range(9)], group(texts)) == 1


def test_labels_count_up_in_order_of_first_appearance():
    labels = group(keywords_and_groups("home_gym_100.csv")[0])
    assert list(dict.fromkeys(labels)) == list(range(len(set(labels))))


def test_the_order_of_the_texts_does_not_matter():
    texts, _ = keywords_and_groups("coffee_47.csv")
    shuffled = random.Random(1).sample(texts, len(texts))
    by_text = dict(zip(shuffled, group(shuffled), strict=True))
    assert adjusted_rand_score(group(texts), [by_text[text] for text in texts]) == 1


def test_the_same_texts_give_the_same_labels():
    texts, _ = keywords_and_groups("travel_insurance_300.csv")
    assert group(texts) == group(list(texts))


@pytest.mark.parametrize("copies", [2, 50])
def test_equal_texts_share_a_group(copies):
    labels = group(["Moka Pot", *["moka  pot"] * copies, "treadmill belt", "passport photo", "visa"])
    assert len(set(labels[: copies + 1])) == 1
    assert labels[0] != labels[-1]


@pytest.mark.parametrize("texts", [[], ["one"], ["one", "two"], ["", ""], HOSTILE, GERMAN, JAPANESE, ["😀", "☕", "🏋️"]])
def test_any_texts_get_labels(texts):
    assert len(group(texts)) == len(texts)


def test_texts_with_nothing_in_common_stay_alone():
    assert group(["abc", "xyz", "123"]) == [0, 1, 2]


def test_unrelated_keywords_are_not_lumped_together():
    texts = ["moka pot", "treadmill belt", "passport photo", "quiet fridge"]
    assert len(set(group(texts))) == len(texts)


def test_a_list_about_one_thing_is_one_group():
    assert set(group(["moka pot", "moka pots", "the moka pot", "my moka pot"])) == {0}


def test_threads_do_not_disturb_each_other():
    texts, _ = keywords_and_groups("home_gym_100.csv")
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(group, [texts] * 8))
    assert all(result == results[0] for result in results)


def test_two_languages_do_not_mix():
    labels = group([*JAPANESE, *GERMAN])
    assert not set(labels[:3]) & set(labels[3:])


def cut(name, *margins):
    return Cut(labels=np.array([name]), margins=np.array(margins, dtype=np.float32))


def taken(choice, *cuts):
    return choice.among(cuts).labels[0]


def test_the_clearest_cut_is_taken_where_the_others_are_far_behind():
    assert taken(BY_WORDS, cut(1, 0.1, 0.1), cut(2, 0.5, 0.5), cut(3, 0.1, 0.1)) == 2


def test_of_cuts_that_are_about_as_clear_the_middle_or_the_finest_is_taken():
    cuts = [cut(number, 0.5, 0.5) for number in range(5)]
    assert taken(BY_WORDS, *cuts) == 2
    assert taken(BY_MEANING, *cuts) == 4
    assert taken(Choice(near=1, errors=0, depth=0), *cuts) == 0


def test_a_cut_that_only_chance_put_behind_counts_as_clear():
    by_chance = [cut(1, 0.6, 0.2, 0.7, 0.1), cut(2, 0.6, 0.9, 0.1, 0.4), cut(3, 0.6, 0.4, 0.3, 0.3)]
    for_sure = [cut(1, 0.4, 0.4, 0.4, 0.4), cut(2, 0.5, 0.5, 0.5, 0.51), cut(3, 0.4, 0.4, 0.4, 0.4)]
    middle = Choice(near=0.9, errors=2, depth=1)
    assert taken(middle, *by_chance) == 3
    assert taken(middle, *for_sure) == 2


@pytest.mark.parametrize("topics", [5, 10, 30])
@pytest.mark.parametrize("size", [4, 12])
def test_the_number_of_topics_is_found_on_short_and_long_lists(topics, size):
    texts = [f"{head} {tail}" for head in HEADS[:topics] for tail in TAILS[:size]]
    found = group(texts)
    assert abs(len(set(found)) / topics - 1) <= 0.2
    assert adjusted_rand_score([i // size for i in range(len(texts))], found) >= 0.8


def test_dense_and_sparse_vectors_of_clear_topics_give_the_same_groups():
    texts = [f"{head} {tail}" for head in HEADS[:6] for tail in TAILS[:5]]
    assert group(texts, vectors=lambda some: vectorise(some).toarray()) == group(texts)


@pytest.mark.parametrize("rows", [np.ones((6, 3)), np.eye(6), np.zeros((6, 3))], ids=["equal", "unlike", "zeros"])
def test_any_dense_vectors_give_labels(rows):
    labels = group(list("abcdef"), vectors=lambda texts: unit_rows(rows, count=6))
    assert len(labels) == 6
