"""Clusters → content ideas."""

from __future__ import annotations

import pytest

from igny8_core.ai.engine import AIEngine
from igny8_core.ai.engine.journal import request_hash
from igny8_core.ai.functions.generate_ideas import GenerateIdeas
from igny8_core.ai.models import AITask
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.models import Clusters, ContentIdeas
from igny8_core.tests.ai.functions.asking import ask, parse, refuses, save, useless
from igny8_core.tests.factories import (
    AITaskFactory,
    ClusterFactory,
    ContentFactory,
    IdeaFactory,
    KeywordFactory,
    RunFactory,
    SiteFactory,
    TaskFactory,
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
    plan = parse(task, {"ideas": [idea(foreign.pk, "Foreign"), idea(moka.pk, "Ours")]})
    assert [one.title for one in plan.ideas] == ["Ours"]


def test_the_same_title_twice_is_one_idea(task, moka, kettles):
    titles = ["Moka pot: a guide", "MOKA POT – A GUIDE!", "Moka  pot a guide"]
    answer = {"ideas": [idea(moka.pk, title) for title in titles] + [idea(kettles.pk, "Kettles")]}
    assert save(task, answer).made == {"ideas_created": 2}


@pytest.mark.parametrize(
    "there",
    [
        lambda site: IdeaFactory(site=site, idea_title="The complete guide to moka pots"),
        lambda site: TaskFactory(site=site, title="The complete guide to moka pots", status="completed"),
        lambda site: ContentFactory(site=site, title="The complete guide to moka pots", status="published"),
    ],
    ids=["planned", "being written", "published"],
)
def test_what_the_site_has_is_not_planned_again(site, task, moka, kettles, there):
    there(site)
    before = ContentIdeas.objects.count()
    outcome = save(task, {"ideas": [idea(moka.pk, "Moka Pot – An Ultimate Guide"), idea(kettles.pk, "Kettles")]})
    assert ContentIdeas.objects.count() == before + 1
    assert outcome.made == {"ideas_created": 1}
    assert (outcome.done, outcome.missing) == (task.input_ids, []), (
        "the cluster has its answer; it is not asked for ever"
    )
    assert outcome.units == 1, "what brought nothing new costs nothing"
    assert outcome.message == (
        "Generated 1 content idea for 1 cluster. Nothing new for Moka Pots: the site has it all planned or written"
    )
    assert set(Clusters.objects.filter(pk__in=task.input_ids).values_list("status", flat=True)) == {"mapped"}


def test_what_another_site_has_is_no_matter(task, moka, kettles):
    ContentFactory(site=SiteFactory(), title="Moka pots")
    assert save(task, {"ideas": [idea(moka.pk, "Moka pots"), idea(kettles.pk, "Kettles")]}).made == {"ideas_created": 2}


def test_a_site_with_everything_written_ends_the_cluster_without_ideas_and_without_a_charge(site, task, moka, kettles):
    ContentFactory(site=site, title="Moka pots")
    outcome = save(task, {"ideas": [idea(pk, "The moka pot") for pk in task.input_ids]})
    assert (outcome.done, outcome.units, outcome.made) == (task.input_ids, 0, {"ideas_created": 0})
    assert outcome.message.startswith("Generated 0 content ideas for 0 clusters. Nothing new for Moka Pots, Kettles")


def test_the_model_sees_the_titles_nearest_to_its_clusters(site, task):
    for n in range(60):
        ContentFactory(site=site, title=f"Moka pot number {n}x")
    ContentFactory(site=site, title="Growing tomatoes")
    shown = ask(task).data["existing_titles"]
    assert len(shown) == 40
    assert "Growing tomatoes" not in shown


def test_titles_that_others_write_meanwhile_do_not_make_it_another_question(site, task):
    first = ask(task)
    ContentFactory(site=site, title="Moka pot basics")
    second = ask(task)
    assert first.prompt != second.prompt
    assert request_hash(first) == request_hash(second)


def test_another_question_is_another_question(task, moka):
    first = ask(task)
    KeywordFactory.mapped(moka, keyword="moka pot sizes")
    assert request_hash(ask(task)) != request_hash(first)


def test_only_keywords_of_the_cluster_are_its_targets_as_the_cluster_spells_them(task, moka, kettles):
    KeywordFactory.mapped(kettles, keyword="kettle")
    named = ["MOKA POT!", "moka pot", "invented", "kettle", "Best  Moka-Pot"]
    save(task, {"ideas": [idea(moka.pk, "One", target_keywords=named)]})
    assert ContentIdeas.objects.get().target_keywords == ["moka pot", "best moka pot"]


@pytest.mark.parametrize("named", [[], ["invented"], None, "none"])
def test_without_a_target_of_its_cluster_an_idea_gets_the_most_searched_one(task, moka, named):
    save(task, {"ideas": [idea(moka.pk, "One", target_keywords=named)]})
    assert ContentIdeas.objects.get().target_keywords == ["best moka pot"]


def test_headings_come_once_and_without_their_numbers(task, moka):
    save(task, {"ideas": [idea(moka.pk, "One", outline=["1. What it is", "What it is?", "", "<b>Why</b>"])]})
    assert ContentIdeas.objects.get().outline == ["What it is", "Why"]


def test_an_answer_about_one_cluster_need_not_repeat_which(kettles):
    task = AITaskFactory.on("generate_ideas", kettles)
    save(task, {"ideas": [{"title": "Kettles compared"}, idea(999_999, "Invented")]})
    assert list(ContentIdeas.objects.values_list("idea_title", "keyword_cluster")) == [("Kettles compared", kettles.pk)]


@pytest.mark.parametrize(("asked", "kept"), [(-5, 300), (0, 300), (301, 301), (10**30, 5000)])
def test_the_length_stays_within_reason(task, moka, asked, kept):
    save(task, {"ideas": [idea(moka.pk, "One", word_count=asked)]})
    assert ContentIdeas.objects.get().word_count == kept


def test_what_is_too_long_is_cut(task, moka):
    for n in range(30):
        KeywordFactory.mapped(moka, keyword=f"moka {n}")
    headings = [f"{n} " + "h" * 900 for n in range(99)]
    targets = [f"moka {n}" for n in range(30)]
    save(task, {"ideas": [idea(moka.pk, "t" * 900, outline=headings, target_keywords=targets, angle="a" * 9000)]})
    row = ContentIdeas.objects.get()
    assert len(row.idea_title) == 300
    assert (len(row.outline), len(row.outline[0]), len(row.target_keywords)) == (12, 300, 20)
    assert len(row.description) == 1000


def test_a_huge_cluster_is_asked_about_with_its_most_searched_keywords(site):
    huge = ClusterFactory(site=site)
    for n in range(120):
        KeywordFactory.mapped(huge, keyword=f"moka {n}", volume=n)
    shown = ask(AITaskFactory.on("generate_ideas", huge)).data["clusters"][0]["keywords"]
    assert (len(shown), shown[0]["keyword"], shown[-1]["keyword"]) == (100, "moka 119", "moka 20")


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


@pytest.mark.django_db(transaction=True)
def test_two_tasks_with_the_same_title_at_the_same_moment(site, moka, script):
    """The second one is tried again, finds its paid answer in the journal, and drops what is there by now."""
    task = AITaskFactory.on("generate_ideas", moka)

    def meanwhile(request):
        IdeaFactory(site=site, idea_title="Moka pot basics", keyword_cluster=ClusterFactory(site=site))
        return {"ideas": [idea(moka.pk, "Moka Pot Basics"), idea(moka.pk, "Cleaning a moka pot")]}

    script.then(meanwhile)
    failure = AIEngine().execute(task_id=task.pk)
    assert failure.payload["error_message"] == "Another task has just planned an article with the same title."
    assert (failure.payload["error_type"], failure.final) == ("ConflictError", False)
    assert ContentIdeas.objects.count() == 1
    AITask.objects.update(not_before=None)
    assert AIEngine().execute(task_id=task.pk) is None
    assert len(script.asked) == 1
    assert set(ContentIdeas.objects.values_list("idea_title", flat=True)) == {"Moka pot basics", "Cleaning a moka pot"}


def test_nothing_left_to_do_costs_nothing(task):
    Clusters.objects.update(disabled=True)
    assert save(task, {}).units == 0
    assert not ContentIdeas.objects.exists()
