import json
import subprocess
import sys
from collections import Counter

import pytest

from igny8_core.benchmarks import clustering
from igny8_core.benchmarks.clustering_texts import keywords


@pytest.mark.parametrize("count", [1, 50, 3000])
def test_made_up_lists_have_as_many_different_keywords_as_asked_for(count):
    assert len(set(keywords(count))) == count


def test_made_up_lists_are_always_the_same():
    assert keywords(500) == keywords(500)
    assert keywords(500) != keywords(500, seed=1)


def test_a_tenth_of_a_made_up_list_is_in_one_neighbourhood():
    words = Counter(word for keyword in keywords(5000) for word in set(keyword.split()))
    assert words.most_common(1)[0][1] >= 400


def test_a_measurement_runs_in_a_process_of_its_own_and_answers_in_json():
    command = [sys.executable, "-m", "igny8_core.benchmarks.clustering_measure", "group", "200", "default"]
    took = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert took.keys() == {"seconds", "cpu", "clusters", "peak_mb"}
    assert 1 < took["clusters"] < 200
    assert 30 < took["peak_mb"] < 1000


def test_a_longer_list_than_was_promised_for_is_only_measured():
    assert clustering._holds(1_000_000, 9999, 99_999)
    assert clustering._holds(10_000, 29, 1000)
    assert not clustering._holds(10_000, 31, 1000)
    assert not clustering._holds(100_000, 300, 5000)
