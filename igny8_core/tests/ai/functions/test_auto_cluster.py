"""Keywords → clusters."""

from __future__ import annotations

from decimal import Decimal

import pytest

from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.vectors import vectorise
from igny8_core.ai.functions import auto_cluster
from igny8_core.ai.functions.auto_cluster import AutoCluster
from igny8_core.ai.functions.generate_ideas import GenerateIdeas
from igny8_core.business.planning.models import Clusters, Keywords
from igny8_core.business.planning.services.cluster_deleting import delete_clusters
from igny8_core.business.planning.services.cluster_editing import change_clusters
from igny8_core.business.planning.services.cluster_merging import merge_clusters
from igny8_core.tests.ai.functions.asking import ask, refuses, save, useless
from igny8_core.tests.factories import AITaskFactory, ClusterFactory, KeywordFactory, SiteFactory
from igny8_core.tests.scripted_provider import cluster, reply

pytestmark = pytest.mark.django_db
COFFEE = ["moka pot", "best moka pot", "moka pot coffee", "burr grinder", "best burr grinder", "burr grinder settings"]


def _keywords(site, texts=COFFEE):
    return [KeywordFactory(site=site, keyword=text) for text in texts]


def _named(site, name, **fields):
    return ClusterFactory(site=site, name=name, name_key=name_key(name), **fields)


@pytest.fixture
def keywords(site):
    return _keywords(site)


@pytest.fixture
def task(keywords):
    return AITaskFactory.on("auto_cluster", *keywords)


def test_the_plan_keeps_keywords_that_belong_together_in_one_batch(site, keywords):
    ids = [row.pk for row in keywords]
    batches = AutoCluster().plan(site=site, ids=ids, batch_size=3)
    assert sorted(map(sorted, (b.ids for b in batches))) == [ids[:3], ids[3:]]
    assert [b.label for b in batches] == ["3 keywords", "3 keywords"]


@pytest.mark.parametrize(("size", "count"), [(1, 6), (4, 2), (6, 1), (100, 1)])
def test_the_plan_holds_every_keyword_once(site, keywords, size, count):
    ids = [row.pk for row in keywords]
    batches = AutoCluster().plan(site=site, ids=ids, batch_size=size)
    assert sorted(pk for b in batches for pk in b.ids) == ids
    assert len(batches) == count


def test_the_plan_takes_at_most_a_hundred_keywords_a_call(site):
    ids = [row.pk for row in KeywordFactory.create_batch(101, site=site)]
    assert [len(b.ids) <= 100 for b in AutoCluster().plan(site=site, ids=ids, batch_size=101)] == [True, True]


def test_the_plan_compares_keywords_by_the_vectors_that_the_account_has_chosen(site, keywords, monkeypatch):
    asked = []

    def source(texts):
        asked.append(sorted(texts))
        return vectorise(texts)

    monkeypatch.setattr(auto_cluster, "vectors_for", lambda of: source if of == site else None)
    AutoCluster().plan(site=site, ids=[row.pk for row in keywords], batch_size=3)
    assert asked == [sorted(COFFEE)]


@pytest.mark.parametrize(("batches", "at_once"), [(1, 1), (199, 1), (5000, 50)])
def test_few_batches_are_not_asked_side_by_side_because_each_needs_the_clusters_before_it(batches, at_once):
    assert AutoCluster().most_at_once(batches) == at_once
    assert GenerateIdeas().most_at_once(batches) == batches


def test_the_request_carries_keywords_and_site_as_data(site, task, keywords):
    request = ask(task)
    assert [k["keyword"] for k in request.data["keywords"]] == COFFEE
    assert request.data["clusters"] == []
    assert request.operation_id == "op.0"
    assert "best moka pot" in request.prompt
    assert site.domain in request.system + request.prompt


def test_the_request_shows_the_clusters_near_the_keywords(site, keywords):
    moka = _named(site, "Moka Pots")
    KeywordFactory.mapped(moka, keyword="moka pot sizes", volume=900)
    (batch,) = AutoCluster().plan(site=site, ids=[row.pk for row in keywords], batch_size=20)
    request = ask(AITaskFactory.on("auto_cluster", *keywords, payload=batch.payload))
    (near,) = request.data["clusters"]
    assert (near["id"], near["name"], near["keywords"]) == (moka.pk, "Moka Pots", ["moka pot sizes"])


def test_a_cluster_that_an_earlier_batch_opened_is_a_candidate_for_the_next(site, keywords):
    first, second = AutoCluster().plan(site=site, ids=[row.pk for row in keywords[:3]], batch_size=2)
    tasks = [
        AITaskFactory(site=site, function="auto_cluster", input_ids=b.ids, payload=b.payload) for b in (first, second)
    ]
    assert ask(tasks[1]).data["clusters"] == []
    save(tasks[0], {"clusters": [cluster(first.ids, name="Moka Pots")]})
    assert [c["name"] for c in ask(tasks[1]).data["clusters"]] == ["Moka Pots"]


def test_the_answer_is_expected_to_grow_with_the_keywords(task):
    assert ask(task).words_wanted == 30


def test_keywords_done_or_taken_away_meanwhile_are_not_asked_about(site, task, keywords):
    Keywords.objects.filter(pk=keywords[0].pk).update(cluster=_named(site, "By hand"), status="mapped")
    Keywords.objects.filter(pk=keywords[1].pk).update(disabled=True)
    keywords[2].delete()
    prepared = AutoCluster().prepare(task)
    assert [row.pk for row in prepared.rows] == [row.pk for row in keywords[3:]]
    assert prepared.gone == task.input_ids[:3]


def test_an_answer_opens_clusters_and_maps_the_keywords(site, task, keywords):
    ids = task.input_ids
    outcome = save(task, {"clusters": [cluster(ids[:3]), cluster(ids[3:], name="Burr Grinders")]})
    assert {c.name: [k.keyword for k in c.keywords.order_by("pk")] for c in Clusters.objects.all()} == {
        "Moka Pots": COFFEE[:3],
        "Burr Grinders": COFFEE[3:],
    }
    assert set(Clusters.objects.values_list("status", "site")) == {("new", site.pk)}
    assert set(Keywords.objects.values_list("status", "generation_status")) == {("mapped", "completed")}
    assert (outcome.done, outcome.missing, outcome.units) == (ids, [], Decimal(6))
    assert outcome.made == {"clusters_created": 2}
    assert outcome.message == "6 keywords mapped into 2 clusters"


def test_an_existing_cluster_is_used_and_not_made_again(site, task):
    _named(site, "Moka pot")
    outcome = save(task, {"clusters": [cluster(task.input_ids, name="Moka Pots!")]})
    assert Clusters.objects.count() == 1, "a near-duplicate name is the same cluster"
    assert outcome.made == {"clusters_created": 0}
    assert outcome.message == "6 keywords mapped into 1 cluster"


def test_the_same_name_at_another_site_is_another_cluster(site, task):
    _named(SiteFactory(), "Moka Pots")
    save(task, {"clusters": [cluster(task.input_ids)]})
    assert set(Clusters.objects.filter(keywords__isnull=False).values_list("site", flat=True)) == {site.pk}


def test_what_the_answer_leaves_out_is_missing(task):
    outcome = save(task, {"clusters": [cluster(task.input_ids[:4])]})
    assert outcome.done == task.input_ids[:4]
    assert outcome.missing == task.input_ids[4:]
    assert outcome.units == 4
    assert Keywords.objects.filter(status="new").count() == 2


def test_ids_that_were_not_asked_about_are_dropped(task):
    foreign = KeywordFactory(keyword="somebody else's")
    outcome = save(task, {"clusters": [cluster([*task.input_ids, foreign.pk, 0, -1, 10**9])]})
    assert outcome.done == task.input_ids
    assert Keywords.objects.get(pk=foreign.pk).cluster is None


def test_the_cluster_of_another_site_cannot_be_named(task):
    foreign = ClusterFactory(site=SiteFactory())
    save(task, {"clusters": [cluster(task.input_ids, cluster_id=foreign.pk, name="Moka Pots")]})
    assert not foreign.keywords.exists()
    assert Clusters.objects.get(name="Moka Pots").keywords.count() == 6


def test_a_cluster_that_was_deleted_meanwhile_is_no_candidate(site, keywords):
    gone = _named(site, "Moka pot")
    (batch,) = AutoCluster().plan(site=site, ids=[row.pk for row in keywords], batch_size=20)
    task = AITaskFactory.on("auto_cluster", *keywords, payload=batch.payload)
    assert [c["id"] for c in ask(task).data["clusters"]] == [gone.pk]
    gone.delete()
    assert ask(task).data["clusters"] == []


@useless
def test_a_useless_answer_is_refused(task, answer):
    refuses(task, answer)


def test_an_answer_without_any_of_the_keywords_is_refused(task):
    refuses(task, {"clusters": []}, saying="assigned none of the keywords")
    refuses(task, {"clusters": [cluster([999_999])]}, saying="assigned none of the keywords")


@pytest.mark.parametrize("name", ["", "   ", "\x00", "?!", "x" * 300])
def test_a_cluster_without_a_real_name_is_named_after_its_keywords(task, name):
    save(task, {"clusters": [cluster(task.input_ids[:3], name=name), cluster(task.input_ids[3:], name="Grinders")]})
    assert set(Clusters.objects.values_list("name", flat=True)) == {"Moka Pot", "Grinders"}


@pytest.mark.parametrize("name", ["ﷺ" * 20, "1 < 2 & 3 > 2", "a\x00b", "😀", "Ünïcödé\n名前", "x" * 100])
def test_a_strange_name_is_stored_as_text(task, name):
    save(task, {"clusters": [cluster(task.input_ids, name=name)]})
    stored = Clusters.objects.get().name
    assert stored == " ".join(name.replace("\x00", "").split())


def test_leftovers_are_no_cluster_but_the_groups_that_planning_saw(site, keywords):
    (batch,) = AutoCluster().plan(site=site, ids=[row.pk for row in keywords], batch_size=20)
    task = AITaskFactory.on("auto_cluster", *keywords, payload=batch.payload)
    outcome = save(task, {"clusters": [cluster(task.input_ids, name="Miscellaneous")]})
    assert outcome.missing == []
    assert [c.keywords.count() for c in Clusters.objects.order_by("pk")] == [3, 3]
    assert not Clusters.objects.filter(name__icontains="misc").exists()


def test_a_disabled_cluster_swallows_nothing(site, task):
    _named(site, "Moka Pots", disabled=True)
    save(task, {"clusters": [cluster(task.input_ids, name="Moka Pots")]})
    opened = Clusters.objects.get(disabled=False)
    assert (opened.name, opened.keywords.count()) == ("Moka Pots 2", 6)


def test_clusters_carry_description_intent_and_the_searches_of_their_keywords(site):
    keywords = [KeywordFactory(site=site, keyword=f"moka {n}", volume=v) for n, v in enumerate([90, None, 10])]
    answer = cluster([k.pk for k in keywords]) | {"description": "All about moka.", "search_intent": "commercial"}
    save(AITaskFactory.on("auto_cluster", *keywords), {"clusters": [answer]})
    made = Clusters.objects.get()
    assert (made.description, made.search_intent, made.volume) == ("All about moka.", "commercial", 100)


def test_the_intents_that_were_imported_outweigh_the_models(site):
    rows = [(10, "informational"), (90, "transactional"), (20, "informational")]
    keywords = [KeywordFactory(site=site, volume=volume, intent=intent) for volume, intent in rows]
    answer = cluster([k.pk for k in keywords]) | {"search_intent": "navigational"}
    save(AITaskFactory.on("auto_cluster", *keywords), {"clusters": [answer]})
    assert Clusters.objects.get().search_intent == "transactional"


def test_new_keywords_add_to_the_figures_of_an_existing_cluster(site, task):
    moka = _named(site, "Moka Pots", search_intent="informational", volume=500)
    KeywordFactory.mapped(moka, keyword="moka pot sizes", volume=500)
    Keywords.objects.filter(pk=task.input_ids[0]).update(volume=40)
    save(task, {"clusters": [cluster(task.input_ids) | {"search_intent": "commercial"}]})
    moka.refresh_from_db()
    assert (moka.volume, moka.search_intent) == (540, "informational")


def test_nothing_left_to_do_costs_nothing(task):
    Keywords.objects.update(disabled=True)
    outcome = save(task, {})
    assert (outcome.done, outcome.units, outcome.message) == ([], 0, "Nothing left to cluster")


def save_after(task, answer, meanwhile):
    """Save an answer; `meanwhile` happens between the question and that."""
    function = AutoCluster()
    prepared = function.prepare(task)
    parsed = function.parse_response(prepared, reply(answer))
    meanwhile()
    return function.save_output(task, prepared, parsed)


@pytest.mark.parametrize("what", ["deleted", "merged", "disabled"])
def test_a_cluster_that_went_during_the_call_takes_nothing_and_its_keywords_are_asked_about_again(
    site, keywords, task, what
):
    old, other = _named(site, "Moka Pots"), _named(site, "Presses")
    meanwhile = {
        "deleted": lambda: delete_clusters(ids=[old.pk]),
        "merged": lambda: merge_clusters(into_id=other.pk, ids=[old.pk]),
        "disabled": lambda: change_clusters(ids=[old.pk], changes={"disabled": True}),
    }[what]
    first, second = task.input_ids[:3], task.input_ids[3:]
    answer = {"clusters": [cluster(first, cluster_id=old.pk), cluster(second, name="Burr Grinders")]}
    outcome = save_after(task, answer, meanwhile)
    assert (sorted(outcome.done), sorted(outcome.missing)) == (second, first)
    assert outcome.units == 3
    assert set(Keywords.objects.filter(pk__in=first).values_list("cluster", "status")) == {(None, "new")}
    assert set(Keywords.objects.filter(pk__in=second).values_list("cluster__name", flat=True)) == {"Burr Grinders"}


def test_a_cluster_that_stayed_takes_its_keywords(site, keywords, task):
    """The positive control of the one above."""
    old = _named(site, "Moka Pots")
    answer = {"clusters": [cluster(task.input_ids, cluster_id=old.pk)]}
    assert sorted(save_after(task, answer, lambda: None).done) == task.input_ids
