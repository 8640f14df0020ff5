import pytest

from igny8_core.ai.clustering import sources
from igny8_core.ai.clustering.sources import SourceUnavailableError, has_local, source_named
from igny8_core.ai.clustering.vectors import vectorise


@pytest.mark.parametrize("name", ["", "default", "tfidf"])
def test_words_and_letters_are_the_default(name):
    assert source_named(name) is vectorise


def test_another_name_is_refused():
    with pytest.raises(SourceUnavailableError, match="word2vec"):
        source_named("word2vec")


def test_a_missing_extra_is_said_with_the_remedy(monkeypatch):
    monkeypatch.setattr(sources, "find_spec", lambda package: None)
    assert not has_local()
    with pytest.raises(SourceUnavailableError, match="make embeddings"):
        source_named("local")


def test_one_missing_package_of_the_extra_is_enough(monkeypatch):
    monkeypatch.setattr(sources, "find_spec", lambda package: None if package == "tokenizers" else object())
    assert not has_local()
