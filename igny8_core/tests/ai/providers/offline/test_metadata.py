import pytest

from igny8_core.ai.providers.offline.brief import read_brief
from igny8_core.ai.providers.offline.metadata import excerpt, meta_description, meta_title, slug_of
from igny8_core.tests.ai.clustering.samples import HOSTILE


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How to use a moka pot: a guide", "how-to-use-a-moka-pot"),
        ("Käse & Straße", "kaese-strasse"),
        ("Café crème", "cafe-creme"),
        ("コーヒー豆の選び方", "コーヒー豆の選び方"),
        ("Moka コーヒー", "moka-コーヒー"),
        ("What Is a Latte? The Basics", "what-is-a-latte"),
        ("A Buyer’s Guide", "a-buyers-guide"),
        ("افضل ماكينة قهوة", "افضل-ماكينة-قهوة"),
        ("เครื่องชงกาแฟ", "เครื่องชงกาแฟ"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_slugs_are_ascii_when_nothing_is_lost(title, slug):
    assert slug_of(title) == slug


@pytest.mark.parametrize("title", ["😀", "!!!", "", "   "])
def test_a_title_without_letters_still_has_an_address(title):
    assert slug_of(title).startswith("article-")


def test_two_titles_without_letters_have_two_addresses():
    assert slug_of("😀") != slug_of("☕")


def test_long_slugs_end_with_a_whole_word():
    slug = slug_of("word " * 60)
    assert len(slug) <= 80
    assert slug.endswith("-word")


def test_a_long_title_loses_its_second_half_first():
    assert (
        meta_title("How to use a moka pot: the method and the mistakes to avoid every day") == "How to use a moka pot"
    )
    assert meta_title("Short: and whole") == "Short: and whole"


def test_a_description_is_whole_sentences_however_long_the_search():
    for words in range(1, 20):
        keyword = " ".join(["moka"] * words)
        brief = read_brief({"title": keyword, "keywords": [keyword], "content_type": "how_to", "language": "en"})
        assert len(meta_description(brief)) <= 155
        assert meta_description(brief).endswith(".")
        assert len(excerpt(brief)) <= 300


def test_without_sentences_of_its_language_a_description_is_made_of_its_keywords():
    brief = read_brief({"title": "Café crème", "keywords": ["café crème", "café allongé"], "language": "fr"})
    assert meta_description(brief) == excerpt(brief) == "Café crème – café allongé"


@pytest.mark.parametrize("text", [*HOSTILE, "A normal title: with a tail"])
def test_lengths_never_exceed_what_search_engines_show(text):
    brief = read_brief({"title": text, "keywords": [text] * 4, "outline": [text, "x" * 300], "content_type": "guide"})
    assert 0 < len(meta_title(brief.title)) <= 60
    assert 0 < len(meta_description(brief)) <= 155
    assert 0 < len(excerpt(brief)) <= 300
