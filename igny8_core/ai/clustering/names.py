"""Names for groups of keywords."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from igny8_core.ai.clustering.casing import title_case
from igny8_core.ai.clustering.name_keys import name_key
from igny8_core.ai.clustering.phrases import Phrase, phrases
from igny8_core.ai.clustering.vectors import normalise_text, vectorise

LONGEST_NAME = 60
#: A word in so many of all keywords is the head term of the site.
HEAD_SHARE, HEAD_LEAST = 0.15, 4
NO_NAME = "Untitled"


def name_group(texts: Sequence[str], *, others: Sequence[str] = (), taken: Collection[str] = ()) -> str:
    """A topic name of 1-4 words in title case, at most 60 characters; "Untitled" when the texts hold no character.

    `others` are keywords of other groups: a phrase that they use as well says little about this one. `taken` are name
    keys to avoid as long as the texts offer another phrase.
    """
    clean = [text for text in map(normalise_text, texts) if text]
    if not clean:
        return NO_NAME
    found = [phrases(text) for text in clean]
    ranked = _shared(found, others) or _most_typical(clean, found)
    name = next((one for one in ranked if name_key(one) not in taken), ranked[0])
    return title_case(_cut(name))


def _shared(found: list[list[Phrase]], others: Sequence[str]) -> list[str]:
    """Phrases of at least two texts (or of the only one), those that say most about most texts first."""
    inside = _document_counts(found)
    outside = _document_counts([phrases(normalise_text(text)) for text in others])
    lengths = {phrase.key: phrase.length for one in found for phrase in one}
    keys = [key for key, count in inside.items() if count > 1 or len(found) == 1]

    def score(key: str) -> float:
        own = inside[key] / (inside[key] + outside[key])
        return inside[key] * lengths[key] * own**2

    ranked = sorted(keys, key=lambda key: (-score(key), -lengths[key], key))
    heads = _head_terms(inside + outside, len(found) + len(others))
    spellings = _spellings(found)
    return [_usual(spellings[_beside_head(key, lengths, heads)]) for key in ranked]


def _head_terms(counts: Counter[str], texts: int) -> dict[str, int]:
    least = max(HEAD_LEAST, HEAD_SHARE * texts)
    return {key: count for key, count in counts.items() if " " not in key and count >= least}


def _beside_head(key: str, lengths: dict[str, float], heads: dict[str, int]) -> str:
    """`cruise` → `cruise insurance`: a bare word names little without the head term that searchers put next to it."""
    if lengths[key] > 1:
        return key
    pairs = [(heads[head], pair) for head in heads if head != key for pair in (f"{key} {head}", f"{head} {key}")]
    return max(((count, pair) for count, pair in pairs if pair in lengths), default=(0, key))[1]


def _document_counts(found: list[list[Phrase]]) -> Counter[str]:
    return Counter(key for one in found for key in {phrase.key for phrase in one})


def _spellings(found: list[list[Phrase]]) -> dict[str, Counter[str]]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase in (phrase for one in found for phrase in one):
        spellings[phrase.key][phrase.spelling] += 1
    return spellings


def _usual(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))


def _most_typical(texts: list[str], found: list[list[Phrase]]) -> list[str]:
    """The longest phrases of each text, starting with the text nearest to all others."""
    vectors = vectorise(texts)
    closeness = np.asarray(vectors @ vectors.sum(axis=0).T).ravel().round(6)
    order = sorted(range(len(texts)), key=lambda i: (-closeness[i], texts[i]))
    longest = [max(found[i], key=lambda phrase: phrase.length).spelling for i in order if found[i]]
    return longest or [texts[order[0]]]


def _cut(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    return name[:LONGEST_NAME].rsplit(" ", 1)[0].strip() or name[:LONGEST_NAME]
