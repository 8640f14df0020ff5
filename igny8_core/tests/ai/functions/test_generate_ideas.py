"""Clusters → content ideas."""

from __future__ import annotations

import pytest

from igny8_core.ai.functions.generate_ideas import GenerateIdeas
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.tests.ai.functions.asking import ask, parse, refuses, save, useless
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    IdeaFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
)
from igny8_core.tests.scripted_provider import idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def moka(site):
    found = ClusterFactory(site=site, name="Moka Pots")
    KeywordFactory.mapped(found, keyword="moka pot", volume=100, intent="commercial")
    KeywordFactory.mapped(found, keyword="best moka pot", volume=900)
    return found


@pytest.fixture
def kettles(site):
    return ClusterFactory(site=site, name="Kettles")


@pytest.fixture
def task(moka, kettles):
    return AITaskFactory.on("generate_ideas", moka, kettles)


def _of_a_run(task):
    task.run = RunFactory.running(site=task.site)
    return task


def test_the_request_names_each_cluster_with_its_keywords_most_searched_first(site, task, moka, kettles):
    request = ask(task)
    assert request.data["site"] == {"domain": site.domain, "language": "en"}
    first, second = request.data["clusters"]
    assert (first["id"], first["name"]) == (moka.pk, "Moka Pots")
    assert [k["keyword"] for k in first["keywords"]] == ["best moka pot", "moka pot"]
    assert first["keywords"][1] == {"keyword": "moka pot", "intent": "commercial", "volume": 100}
    assert (second["id"], second["keywords"]) == (kettles.pk, [])


def test_a_run_takes_new_clusters_only(task, moka, kettles):
    Clusters.objects.filter(pk=moka.pk).update(status="mapped")
    prepared = GenerateIdeas().prepare(_of_a_run(task))
    assert [row.pk for row in prepared.rows] == [kettles.pk]
    assert prepared.gone == [moka.pk]


def test_a_person_may_ask_for_more_ideas_for_any_cluster(task, moka):
    Clusters.objects.filter(pk=moka.pk).update(status="mapped")
    assert len(GenerateIdeas().prepare(task).rows) == 2


def test_disabled_and_deleted_clusters_are_gone(task, moka, kettles):
    Clusters.objects.filter(pk=moka.pk).update(disabled=True)
    kettles.delete()
    assert GenerateIdeas().prepare(task).gone == task.input_ids


def test_ideas_are_written_with_everything_the_writer_needs(site, task, moka, kettles):
    full = idea(
        moka.pk, "Moka pot:  a guide", angle="For beginners", search_intent="commercial", content_type="how_to",
        target_keywords=["moka pot"], outline=["What it is"], word_count=1200,
    )  # fmt: skip
    outcome = save(task, {"ideas": [full, idea(kettles.pk, "Kettles compared")]})
    row = ContentIdeas.objects.get(keyword_cluster=moka)
    assert (row.idea_title, row.description, row.status, row.site_id) == (
        "Moka pot: a guide", "For beginners", "new", site.pk,
    )  # fmt: skip
    assert (row.search_intent, row.content_type, row.word_count) == ("commercial", "how_to", 1200)
    assert (row.target_keywords, row.outline) == (["moka pot"], ["What it is"])
    assert set(Clusters.objects.values_list("status", "generation_status")) == {("mapped", "completed")}
    assert (outcome.done, outcome.missing, outcome.units) == (task.input_ids, [], 2)
    assert outcome.made == {"ideas_created": 2}
    assert outcome.message == "Generated 2 content ideas for 2 clusters"


def test_a_cluster_without_an_idea_is_missing_and_stays_new(task, moka, kettles):
    outcome = save(task, {"ideas": [idea(moka.pk, "One"), idea(moka.pk, "Two")]})
    assert (outcome.done, outcome.missing, outcome.units) == ([moka.pk], [kettles.pk], 1)
    assert Clusters.objects.get(pk=kettles.pk).status == "new"


def test_ideas_for_clusters_not_asked_about_are_dropped(task, moka):
    foreign = ClusterFactory(site=SiteFactory())
    (one,) = parse(task, {"ideas": [idea(foreign.pk, "Foreign"), idea(moka.pk, "Ours")]})
    assert one.title == "Ours"


def test_the_same_title_twice_is_one_idea(task, moka, kettles):
    titles = ["Moka pot: a guide", "MOKA POT – A GUIDE!", "Moka  pot a guide"]
    answer = {"ideas": [idea(moka.pk, title) for title in titles] + [idea(kettles.pk, "Kettles")]}
    assert save(task, answer).made == {"ideas_created": 2}


def test_a_title_that_the_site_has_is_not_made_again(site, task, moka, kettles):
    IdeaFactory(site=site, idea_title="Moka pot: a guide", keyword_cluster=kettles)
    IdeaFactory(site=SiteFactory(), idea_title="Kettles compared")
    outcome = save(task, {"ideas": [idea(moka.pk, "Moka Pot – A Guide"), idea(kettles.pk, "Kettles compared")]})
    assert outcome.made == {"ideas_created": 1}
    assert outcome.done == task.input_ids, "the cluster has its answer; it is not asked for ever"
    assert ContentIdeas.objects.filter(site=site).count() == 2


@pytest.mark.parametrize(("asked", "kept"), [(-5, 300), (0, 300), (301, 301), (10**30, 5000)])
def test_the_length_stays_within_reason(task, moka, asked, kept):
    save(task, {"ideas": [idea(moka.pk, "One", word_count=asked)]})
    assert ContentIdeas.objects.get().word_count == kept


def test_what_is_too_long_is_cut(task, moka):
    long = idea(moka.pk, "t" * 900, outline=["h" * 900] * 99, target_keywords=["k"] * 99)
    save(task, {"ideas": [long]})
    row = ContentIdeas.objects.get()
    assert len(row.idea_title) == 300
    assert (len(row.outline), len(row.outline[0]), len(row.target_keywords)) == (12, 300, 20)


def test_strange_titles_are_text(task, moka):
    titles = ["<b>Moka</b> &amp; more", "名前の作り方", "a\x00b", "!!!", "?", "<img src=x onerror=alert(1)>"]
    save(task, {"ideas": [idea(moka.pk, title) for title in titles]})
    stored = set(ContentIdeas.objects.values_list("idea_title", flat=True))
    assert stored == {"Moka & more", "名前の作り方", "ab", "!!!", "?"}
    assert ContentIdeas.objects.filter(title_key=title_key("名前の作り方")).exists()


@useless
def test_a_useless_answer_is_refused(task, answer):
    refuses(task, answer)


@pytest.mark.parametrize(
    ("change", "stored"),
    [
        ({"search_intent": "curious"}, ("informational", "guide", 500)),
        ({"search_intent": "Commercial investigation"}, ("commercial", "guide", 500)),
        ({"content_type": "poem"}, ("informational", "guide", 500)),
        ({"content_type": "How-To"}, ("informational", "how_to", 500)),
        ({"word_count": "1,200 words"}, ("informational", "guide", 1200)),
        ({"word_count": "many"}, ("informational", "guide", 1000)),
        ({"word_count": None, "search_intent": None, "content_type": None}, ("informational", "guide", 1000)),
    ],
)
def test_a_value_outside_the_schema_becomes_the_nearest_inside(task, moka, change, stored):
    save(task, {"ideas": [idea(moka.pk, "One", **change)]})
    row = ContentIdeas.objects.get()
    assert (row.search_intent, row.content_type, row.word_count) == stored


def test_an_answer_with_ideas_for_nobody_is_refused(task):
    refuses(task, {"ideas": []}, saying="no idea for the clusters")
    refuses(task, {"ideas": [idea(999_999, "Foreign")]}, saying="no idea for the clusters")
    refuses(task, {"ideas": [idea(task.input_ids[0], "   ")]}, saying="no idea for the clusters")


def test_nothing_left_to_do_costs_nothing(task):
    Clusters.objects.update(disabled=True)
    assert save(task, {}).units == 0
    assert not ContentIdeas.objects.exists()
