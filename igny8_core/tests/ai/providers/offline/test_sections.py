from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.language import language_of
from igny8_core.ai.providers.offline.sections import Section
from igny8_core.common.html import count_words

ENGLISH = language_of("en")


def section(role="need", *, said=None, heading="What you need", seed="seed", keywords=()):
    return Section(
        heading=heading,
        role=ENGLISH.sections[role],
        blanks=Blanks("moka pot", ENGLISH, site="example.com"),
        seed=seed,
        said=set() if said is None else said,
        keywords=keywords,
    )


def grown(one, most=10_000):
    while one.grow(most):
        pass
    return one.html()


def test_it_says_how_many_words_it_took_until_nothing_is_left():
    one = section()
    one.begin(with_form=False)
    words = count_words(one.html())
    for _ in range(100):
        taken = one.grow(10_000)
        assert count_words(one.html()) - words == taken
        words = count_words(one.html())
        if not taken:
            break
    assert taken == 0
    assert words > 400


def test_nothing_longer_than_what_is_left_is_said():
    one = section()
    one.begin(with_form=False)
    before = count_words(one.html())
    assert one.grow(3) == 0
    taken = one.grow(13)
    assert taken <= 13
    assert count_words(one.html()) - before == taken


def test_two_sections_of_an_article_never_say_the_same():
    said = set()
    one, two = section(said=said), section(said=said, heading="Once more")
    for part in (one, two):
        part.begin(with_form=False)
    grown(one), grown(two)
    assert not set(one.lead) & set(two.lead)
    assert not set(one.notes) & set(two.notes)


def test_sentences_keep_the_order_in_which_they_were_written():
    html = grown(section(seed="another"))
    places = [html.index(text[:30]) for text in ENGLISH.sections["need"].lead]
    assert places == sorted(places)


def test_one_note_is_a_sentence_and_more_are_a_list():
    one = section()
    while not one.notes:
        one.grow(10_000)
    assert "<blockquote><p><strong>For the editor:</strong> " in one.html()
    while len(one.notes) < 2:
        one.grow(10_000)
    assert "<blockquote><p><strong>For the editor:</strong></p><ul><li>" in one.html()


def test_further_keywords_are_asked_about_before_general_points():
    html = grown(section(keywords=["moka ratio"]))
    further = html.split("Also in This Section")[1]
    assert further.startswith("</h3><ul><li>“moka ratio”: [")


def test_an_answer_has_one_opening():
    assert len(section("answer")._leads) == 1
    one = section("answer")
    grown(one)
    assert len(one.lead) == 1
