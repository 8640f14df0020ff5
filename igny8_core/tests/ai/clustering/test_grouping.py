import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from sklearn.metrics import adjusted_rand_score

from igny8_core.ai.clustering.grouping import group
from igny8_core.tests.ai.clustering.samples import FILES, GERMAN, HOSTILE, JAPANESE, keywords_and_groups


@pytest.mark.parametrize(
    ("name", "least_ari", "fewest", "most"),
    [("coffee_47.csv", 0.05, 6, 11), ("home_gym_100.csv", 0.25, 8, 18), ("travel_insurance_300.csv", 0.13, 20, 45)],
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
