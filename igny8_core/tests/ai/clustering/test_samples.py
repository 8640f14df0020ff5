import pytest

from igny8_core.tests.ai.clustering.samples import FILES, keywords_and_groups


@pytest.mark.parametrize(("name", "keywords", "groups"), list(zip(FILES, (47, 100, 300), (8, 12, 30), strict=True)))
def test_sample_files_hold_what_their_readme_says(name, keywords, groups):
    texts, labels = keywords_and_groups(name)
    assert len(texts) == keywords
    assert len(set(labels)) == groups


def test_no_keyword_occurs_in_two_files():
    texts = [text.strip().casefold() for name in FILES for text in keywords_and_groups(name)[0]]
    assert len(set(texts)) == len(texts)
