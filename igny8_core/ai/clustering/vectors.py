"""Short texts as sparse unit vectors: word and character n-gram TF-IDF, for any language and any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

from igny8_core.ai.clustering.words import TOPICLESS

#: Below this many texts document frequencies cannot yet tell `how` from `espresso`; a word list has to.
FEW_TEXTS = 1000
#: A longer text says nothing more about its topic, but costs in every comparison.
MAX_CHARACTERS = 200
#: Characters count more than words: keywords are misspelt, inflected and compounded.
CHARACTER_WEIGHT = 2.0
SHORTEST_GRAM, LONGEST_GRAM = 2, 4

_WORD = re.compile(r"\w+")


def normalise_text(text: str) -> str:
    """Casefold, NFKC (full-width letters, ligatures), one space between words, at most 200 characters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())[:MAX_CHARACTERS]


def split_words(text: str) -> list[str]:
    """Words of a normalised text; runs of signs (emoji) when it has no word."""
    return _WORD.findall(text) or text.split()


def topic_words(text: str) -> list[str]:
    """Words of a normalised text without those that name no topic; all its words when nothing would be left."""
    words = split_words(text)
    return [word for word in words if word not in TOPICLESS] or words


def vectorise(texts: Sequence[str]) -> sp.csr_matrix:
    """One unit row of float32 per text, shape (len(texts), features); rows of similar texts have a dot product near 1.

    Never raises: a text with no word or no character at all gets a vector like every other.
    """
    clean = [normalise_text(text) for text in texts]
    if not clean:
        return sp.csr_matrix((0, 0), dtype=np.float32)
    words_of = topic_words if len(clean) < FEW_TEXTS else split_words
    by_word = _tfidf(clean, lambda text: _word_grams(words_of(text)))
    by_character = _tfidf(clean, lambda text: _character_grams(words_of(text)))
    return normalize(sp.hstack([by_word, CHARACTER_WEIGHT * by_character]).tocsr())


def _tfidf(texts: list[str], analyser: Callable[[str], Iterable[str]]) -> sp.csr_matrix:
    return TfidfVectorizer(analyzer=analyser, sublinear_tf=True, dtype=np.float32).fit_transform(texts)


def _word_grams(words: list[str]) -> list[str]:
    pairs = [f"{first} {second}" for first, second in zip(words, words[1:], strict=False)]
    return [*words, *pairs] or [""]


def _character_grams(words: list[str]) -> list[str]:
    """N-grams inside each word with its edges marked by a space, so that `tea` and `steak` share little."""
    grams: list[str] = []
    for word in words or [""]:
        padded = f" {word} "
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1):
            grams += [padded[start : start + size] for start in range(max(1, len(padded) - size + 1))]
    return grams
