import numpy as np
import pytest

from igny8_core.ai.clustering.vectors import (
    normalise_text,
    split_words,
    topic_words,
    vectorise,
    weight_of_small_words,
)
from igny8_core.tests.ai.clustering.samples import GERMAN, HOSTILE, JAPANESE


def similarity(first, second, *, among=()):
    vectors = vectorise([first, second, *among])
    return float((vectors[0] @ vectors[1].T).toarray()[0, 0])


@pytest.mark.parametrize(
    "texts",
    [GERMAN, JAPANESE, HOSTILE, ["😀", "☕☕"], ["one"], ["same"] * 20, [""], ["", " "], ["how to", "what is"]],
    ids=["german", "japanese", "hostile", "emoji", "one", "identical", "empty", "empties", "only small words"],
)
def test_every_text_gets_a_unit_vector(texts):
    vectors = vectorise(texts)
    assert vectors.shape[0] == len(texts)
    lengths = np.sqrt(np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel())
    assert np.allclose(lengths, 1, atol=1e-4)


def test_no_texts_give_no_rows():
    assert vectorise([]).shape[0] == 0


def test_misspellings_and_plurals_stay_close():
    others = ["garage gym flooring", "rowing machine form", "treadmill belt"]
    assert similarity("adjustable dumbbells", "adjustible dumbbell", among=others) > 0.5


def test_texts_of_other_topics_are_far_apart():
    assert similarity("cold brew recipe", "treadmill belt noise") < 0.1


def test_german_compounds_share_their_parts():
    assert similarity("kaffeemaschine entkalken", "kaffeemaschinen test", among=["fahrrad kaufen", "hose"]) > 0.3


def test_japanese_needs_no_spaces():
    assert similarity(JAPANESE[0], JAPANESE[1]) > similarity(JAPANESE[0], JAPANESE[2])


def test_identical_texts_are_identical_vectors():
    assert similarity("moka pot", " Moka  POT ") == pytest.approx(1, abs=1e-4)


def test_full_width_letters_are_the_same_letters():
    assert normalise_text("ＭＯＫＡ　pot") == "moka pot"


def test_long_texts_are_cut():
    assert len(normalise_text("x" * 5000)) == 200


def test_question_words_do_not_make_two_keywords_alike():
    assert similarity("how to make cold brew", "how to make a bench") < 0.3


def test_topic_words_keep_a_text_of_small_words_only():
    assert topic_words("how to") == ["how", "to"]
    assert topic_words("how to use a moka pot") == ["use", "moka", "pot"]


def test_signs_count_as_words_where_there_is_no_word():
    assert split_words("😀 ☕") == ["😀", "☕"]


def test_small_words_count_in_sentences_and_not_in_keywords():
    keywords, sentences = [["moka", "pot"]] * 3, [["how", "do", "i", "get", "my", "card", "back", "now"]] * 3
    assert weight_of_small_words(keywords) == 0
    assert weight_of_small_words(sentences) == 1
    assert 0 < weight_of_small_words(keywords + sentences) < 1


def test_a_question_in_sentences_tells_two_apart():
    sentences = [
        "how do i get the money for this back to my card",
        "why was i charged twice for this thing on my card",
        "how do i get the money of my friend to my phone",
    ]
    assert similarity(sentences[0], sentences[2], among=[sentences[1]]) > similarity(*sentences[:2])


def test_keywords_of_small_words_only_are_kept_among_keywords():
    assert similarity("how to", "moka pot", among=["v60"]) == 0
    assert similarity("how to", "how to do", among=["v60", "moka pot", "tea"]) > 0


def test_every_value_is_a_number():
    assert np.isfinite(vectorise([*HOSTILE, *GERMAN, *JAPANESE]).data).all()
