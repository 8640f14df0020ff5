"""With a perfect model, what a site ends with is what batches and candidates allow: it must be the labels."""

from __future__ import annotations

import json
import random

import pytest

from igny8_core.ai.providers.base import TextRequest
from igny8_core.ai.replies import ClustersReply
from igny8_core.benchmarks.oracle import ORACLE, pick, read
from igny8_core.benchmarks.oracle_provider import KNOWLEDGE, Knowledge, OracleProvider, assign
from igny8_core.benchmarks.oracle_site import add_keywords, cluster_with_oracle, result_of, run_stage_1
from igny8_core.business.accounts.models import Site
from igny8_core.business.automation.models import AutomationRun
from igny8_core.common.status_enums import RunStatus
from igny8_core.tests.ai.clustering.samples import FILES, SAMPLE_DATA

TOPICS = {"moka pot": "moka", "moka sizes": "moka", "burr grinder": "grinders", "rowing": "gym"}


@pytest.fixture
def oracle(settings):
    settings.AI_TEXT_PROVIDER = ORACLE


def _keywords(*texts):
    return [{"id": number, "keyword": text} for number, text in enumerate(texts, 1)]


def _known(*keywords):
    return [{"id": 7, "name": "Seven", "keywords": list(keywords)}]


def _ids(answer):
    return [(one["cluster_id"], one["name"], one["keyword_ids"]) for one in answer]


def test_the_oracle_opens_clusters_named_after_the_first_keyword_of_the_call():
    found = assign(_keywords("moka pot", "rowing", "moka sizes"), [], TOPICS)
    assert _ids(found) == [(None, "moka pot", [1, 3]), (None, "rowing", [2])]


def test_the_oracle_knows_an_existing_cluster_by_most_of_its_shown_keywords_only():
    asked = _keywords("moka sizes")
    assert _ids(assign(asked, _known("moka pot", "moka pot", "rowing"), TOPICS)) == [(7, "Seven", [1])]
    assert _ids(assign(asked, _known("rowing"), TOPICS)) == [(None, "moka sizes", [1])]
    assert _ids(assign(asked, _known(), TOPICS)) == [(None, "moka sizes", [1])]


def test_the_oracle_reads_the_prompt_and_answers_in_the_form_asked_for():
    vars(KNOWLEDGE).update(vars(Knowledge(topics=TOPICS)))
    data = json.dumps({"keywords": _keywords("moka pot"), "existing_clusters": []})
    request = TextRequest("op", "auto_cluster", "system", f"Sort: <data>{data}</data>", ClustersReply, data={})
    reply = OracleProvider().complete(request)
    assert ClustersReply.model_validate_json(reply.text).clusters[0].keyword_ids == [1]
    assert (KNOWLEDGE.calls, reply.usage.input_tokens) == (1, KNOWLEDGE.tokens)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("oracle")
@pytest.mark.parametrize(("batch_size", "side_by_side"), [(20, 1), (20, 8), (100, 1)])
def test_three_sites_in_one_end_as_their_editor_sorted_them(batch_size, side_by_side):
    labelled = [row for name in FILES for row in read(SAMPLE_DATA / name)]
    random.Random(1).shuffle(labelled)
    result = cluster_with_oracle(labelled, domain="all.example.com", batch_size=batch_size, side_by_side=side_by_side)
    assert result.keywords == 447
    assert result.ari >= 0.97
    assert result.clusters == pytest.approx(result.topics, rel=0.05)
    assert result.tokens_per_call < 6000


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("oracle")
def test_keywords_that_come_later_go_to_the_clusters_of_the_first_run():
    labelled = read(SAMPLE_DATA / FILES[2])
    random.Random(2).shuffle(labelled)
    cluster_with_oracle(labelled[:150], domain="later.example.com", batch_size=20)
    AutomationRun.objects.update(status=RunStatus.COMPLETED)
    site = Site.objects.get()
    add_keywords(site, labelled[150:])
    KNOWLEDGE.topics = dict(labelled)
    run_stage_1(site)
    result = result_of(site, dict(labelled), seconds=0)
    assert (result.ari, result.clusters) == (1, result.topics)


def _scattered(*, topics, keywords):
    """Topics whose keywords share hardly a word: no grouping by letters finds them, only the candidates do."""
    lot = random.Random(3)
    syllables = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "lmnrst"]
    words = [" ".join(lot.sample(syllables, 3)) for _ in range(keywords)]
    return [(word, f"topic {number % topics}") for number, word in enumerate(dict.fromkeys(words))]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("oracle")
def test_a_thousand_keywords_of_150_topics_that_words_do_not_tell_apart():
    result = cluster_with_oracle(_scattered(topics=150, keywords=1000), domain="far.example.com", batch_size=20)
    assert result.keywords == pytest.approx(1000, abs=5)
    assert result.ari >= 0.97
    assert result.clusters == pytest.approx(result.topics, rel=0.05)


def test_a_part_of_a_file_is_the_same_every_time():
    labelled = read(SAMPLE_DATA / FILES[2])
    part = pick(labelled, keywords=50, topics=10)
    assert part == pick(labelled, keywords=50, topics=10)
    assert len(part) == 50
    assert len({topic for _, topic in part}) == 10


def test_a_keyword_that_stands_twice_in_a_file_is_taken_once(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,label\nMoka  pot,a\nmoka pot,b\ngrinder,c\n")
    assert read(path) == [("moka pot", "b"), ("grinder", "c")]
