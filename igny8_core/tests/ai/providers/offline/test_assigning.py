import pytest

from igny8_core.ai.providers.offline.assigning import assign
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE


def keyword(pk, text, group=None):
    return {"id": pk, "keyword": text, "group": group}


def cluster(pk, name, keywords=(), groups=()):
    return {"id": pk, "name": name, "keywords": list(keywords), "groups": list(groups)}


def placed(reply):
    return {pk: (one.cluster_id, one.name) for one in reply.clusters for pk in one.keyword_ids}


PRESS = [keyword(1, "best french press", 7), keyword(2, "french press grind size", 7)]


def test_a_group_that_has_a_cluster_goes_there():
    reply = assign(
        {"keywords": PRESS, "clusters": [cluster(5, "Brewing", groups=[7]), cluster(6, "Other", groups=[8])]}
    )
    assert placed(reply) == {1: (5, "Brewing"), 2: (5, "Brewing")}


def test_a_group_without_a_cluster_opens_one_named_after_its_keywords():
    reply = assign({"keywords": PRESS, "clusters": [cluster(5, "Brewing", groups=[8])]})
    assert placed(reply) == {1: (None, "French Press"), 2: (None, "French Press")}


def test_a_new_name_that_the_site_has_already_is_that_cluster():
    reply = assign({"keywords": PRESS, "clusters": [cluster(5, "french presses!")]})
    assert placed(reply) == {1: (5, "french presses!"), 2: (5, "french presses!")}


def test_two_groups_of_one_cluster_are_one_entry():
    keywords = [*PRESS, keyword(3, "moka pot", 9)]
    reply = assign({"keywords": keywords, "clusters": [cluster(5, "Brewing", groups=[7, 9])]})
    assert [(one.cluster_id, one.keyword_ids) for one in reply.clusters] == [(5, [1, 2, 3])]


def test_two_new_groups_get_two_names():
    keywords = [
        keyword(1, "travel insurance europe", 1),
        keyword(2, "travel insurance", 1),
        keyword(3, "travel insurance", 2),
    ]
    names = {name for _, name in placed(assign({"keywords": keywords, "clusters": []})).values()}
    assert len(names) == 2


def test_without_a_plan_the_keywords_are_grouped_here():
    texts = ["french press grind", "french press size", "treadmill belt oil", "treadmill belt noise"]
    reply = assign({"keywords": [keyword(i, text) for i, text in enumerate(texts)], "clusters": []})
    place = placed(reply)
    assert place[0] == place[1] != place[2] == place[3]


def test_without_a_plan_keywords_still_find_the_cluster_they_belong_to():
    texts = ["french press grind", "french press size", "treadmill belt oil", "treadmill belt noise"]
    known = [cluster(5, "Treadmill Belt", ["treadmill belt repair"])]
    reply = assign({"keywords": [keyword(i, text) for i, text in enumerate(texts)], "clusters": known})
    assert placed(reply)[2] == placed(reply)[3] == (5, "Treadmill Belt")
    assert placed(reply)[0][0] is None


@pytest.mark.parametrize("group", [None, 1])
@pytest.mark.parametrize("texts", [HOSTILE, GERMAN, JAPANESE, ["one"]], ids=["hostile", "german", "japanese", "one"])
def test_every_id_comes_back_exactly_once(texts, group):
    reply = assign({"keywords": [keyword(i, text, group) for i, text in enumerate(texts)], "clusters": []})
    assert sorted(pk for one in reply.clusters for pk in one.keyword_ids) == list(range(len(texts)))
    assert all(one.name.strip() and one.description for one in reply.clusters)


def test_no_keywords_give_no_clusters():
    assert assign({"keywords": [], "clusters": [cluster(1, "A")]}).clusters == []


def test_the_description_names_a_few_of_the_keywords():
    assert assign({"keywords": PRESS, "clusters": []}).clusters[0].description == (
        "Searches such as “best french press” and “french press grind size”."
    )


@pytest.mark.parametrize(
    ("texts", "intents", "main"),
    [
        (["best grinder", "top grinder", "grinder parts"], [None, None, None], "commercial"),
        (["best grinder", "top grinder", "grinder parts"], ["transactional", "transactional", None], "transactional"),
        (["buy grinder", "grinder price"], ["", "nonsense"], "transactional"),
        (["how to clean a grinder"], [None], "informational"),
    ],
)
def test_the_main_intent_is_that_of_most_keywords_the_imported_one_before_the_guessed(texts, intents, main):
    rows = zip(texts, intents, strict=True)
    keywords = [keyword(i, text, 1) | {"intent": intent} for i, (text, intent) in enumerate(rows)]
    assert [one.search_intent for one in assign({"keywords": keywords, "clusters": []}).clusters] == [main]


def test_the_description_is_in_the_language_of_the_site():
    reply = assign({"keywords": PRESS, "clusters": [], "language": "de"})
    assert reply.clusters[0].description == "Suchen wie „best french press“ und „french press grind size“."
