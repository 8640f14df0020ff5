"""Short texts as sparse unit vectors: word and character n-gram TF-IDF, for any language and any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from igny8_core.ai.clustering.rows import Floats
from igny8_core.ai.clustering.words import TOPICLESS

#: A longer text says nothing more about its topic, but costs in every comparison.
MAX_CHARACTERS = 200
#: Characters count more than words: keywords are misspelt, inflected and compounded.
CHARACTER_WEIGHT = 2.0
SHORTEST_GRAM, LONGEST_GRAM = 2, 4
#: Words per text from which on a list is search keywords, or whole sentences. In a keyword `how to` is wrapping; in
#: sentences small words tell intents apart (`how do I` and `why was I`). Between the two they count in part.
WORDS_OF_KEYWORDS, WORDS_OF_SENTENCES = 3.0, 8.0
#: Below 1 (the usual), so that the head term of a site, which stands in every second keyword, ties less together.
LEAST_IDF = 0.75

T = TypeVar("T")
_WORD = re.compile(r"\w+")
#: One word, or two that follow each other.
Term = tuple[str, ...]


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
    if not texts:
        return sp.csr_matrix((0, 0), dtype=np.float32)
    words_of = [split_words(normalise_text(text)) or [""] for text in texts]
    counts, terms = _counts(map(_terms, words_of))
    counts = _without_small_words(counts, terms, share=weight_of_small_words(words_of))
    single = [number for number, term in enumerate(terms) if len(term) == 1]
    grams_of_words, _ = _counts(_character_grams(terms[number][0]) for number in single)
    by_character = counts[:, single] @ grams_of_words
    return normalize(sp.hstack([_tfidf(counts), CHARACTER_WEIGHT * _tfidf(by_character)]).tocsr())


def weight_of_small_words(words_of: Sequence[Sequence[str]]) -> float:
    """0 for a list of keywords, 1 for a list of sentences."""
    mean = sum(map(len, words_of)) / len(words_of)
    return min(1.0, max(0.0, (mean - WORDS_OF_KEYWORDS) / (WORDS_OF_SENTENCES - WORDS_OF_KEYWORDS)))


def _counts(lists: Iterator[list[T]]) -> tuple[sp.csr_matrix, list[T]]:
    """How often each row holds each item, and the items in the order of the columns."""
    vectorizer = CountVectorizer(analyzer=list, dtype=np.float32)
    counts = vectorizer.fit_transform(lists)
    return counts.tocsr(), sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)


def _terms(words: list[str]) -> list[Term]:
    return [*((word,) for word in words), *zip(words, words[1:], strict=False)]


def _without_small_words(counts: sp.csr_matrix, terms: list[Term], *, share: float) -> sp.csr_matrix:
    """Small words, and pairs with one, count `share`; a text of nothing else keeps all of them."""
    weights = np.array([share if any(word in TOPICLESS for word in term) else 1 for term in terms], dtype=np.float32)
    weighted = counts @ sp.diags(weights)
    is_empty: Floats = (np.asarray(weighted.sum(axis=1)).ravel() == 0).astype(np.float32)
    kept = (weighted + sp.diags(is_empty) @ counts).tocsr()
    kept.eliminate_zeros()
    return kept


def _character_grams(word: str) -> list[str]:
    """N-grams of a word with its edges marked by a space, so that `tea` and `steak` share little."""
    padded = f" {word} "
    sizes = range(SHORTEST_GRAM, LONGEST_GRAM + 1)
    return [padded[start : start + size] for size in sizes for start in range(max(1, len(padded) - size + 1))]


def _tfidf(counts: sp.csr_matrix) -> sp.csr_matrix:
    """Unit rows. A count of 10 weighs 3.3, and parts of a count stay what they are."""
    weighted = counts.astype(np.float32)
    weighted.data = np.where(weighted.data >= 1, 1 + np.log(np.maximum(weighted.data, 1)), weighted.data)
    texts_with = np.bincount(weighted.indices, minlength=weighted.shape[1])
    idf = (np.log((1 + weighted.shape[0]) / (1 + texts_with)) + LEAST_IDF).astype(np.float32)
    return normalize(weighted @ sp.diags(idf))
