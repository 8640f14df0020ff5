import pytest
from sklearn.metrics import adjusted_rand_score

from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.names import LONGEST_NAME, NO_NAME, name_group
from igny8_core.tests.ai.clustering.languages import KEYWORDS, keywords_and_topics


# Nine Thai keywords, of which six share the word for coffee without a space around it, are too few for three topics.
@pytest.mark.parametrize("language", KEYWORDS)
def test_keywords_of_any_language_fall_into_their_topics(language):
    texts, topics = keywords_and_topics(language)
    assert adjusted_rand_score(topics, group(texts)) >= (0.5 if language == "thai" else 0.9)


@pytest.mark.parametrize("language", KEYWORDS)
def test_groups_of_any_language_get_names_of_their_own(language):
    texts, topics = keywords_and_topics(language)
    members = [[text for text, topic in zip(texts, topics, strict=True) if topic == n] for n in range(max(topics) + 1)]
    names = [name_group(own, others=[text for text in texts if text not in own]) for own in members]
    assert len({name_key(name) for name in names}) == len(members)
    for name, own in zip(names, members, strict=True):
        assert name != NO_NAME
        assert len(name) <= LONGEST_NAME
        assert sum(name.casefold().split()[0] in text for text in own) >= 2


def test_a_list_in_many_languages_keeps_them_apart():
    lists = [keywords_and_topics(language)[0] for language in KEYWORDS]
    labels = iter(group([text for texts in lists for text in texts]))
    of_language = [{next(labels) for _ in texts} for texts in lists]
    assert sum(map(len, of_language)) == len(set().union(*of_language))


def test_a_list_in_many_languages_has_about_as_many_groups_as_topics():
    texts, topics = [], []
    for language in KEYWORDS:
        some, numbers = keywords_and_topics(language)
        texts += some
        topics += [f"{language} {number}" for number in numbers]
    assert adjusted_rand_score(topics, group(texts)) >= 0.6
