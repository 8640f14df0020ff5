"""The transformer all-MiniLM-L6-v2 in NumPy: numbers of tokens to their vectors in context, without PyTorch."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.special import erf

from igny8_core.ai.clustering.rows import Floats, Ints

Weights = Mapping[str, Floats]

LAYERS, HEADS, WIDTH = 6, 12, 384
HEAD_WIDTH = WIDTH // HEADS
EPSILON = 1e-12


class MiniLM:
    """Six layers of attention over named weights, as `model.safetensors` holds them."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def encode(self, tokens: Ints) -> Floats:
        """Vectors of each token, shape (texts, tokens, 384), for numbers of tokens, shape (texts, tokens).

        All texts have equally many tokens: nothing is padded or masked, no product is wasted on filling.
        """
        hidden = self._embedded(tokens)
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}."
            attended = self._attended(hidden, layer + "attention.self.")
            hidden = self._added(hidden, attended, layer + "attention.output.")
            inner = _gelu(self._linear(hidden, layer + "intermediate.dense"))
            hidden = self._added(hidden, inner, layer + "output.")
        return hidden

    def _embedded(self, tokens: Ints) -> Floats:
        words = self._weights["embeddings.word_embeddings.weight"][tokens]
        places = self._weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        return self._normal(words + places + kind, "embeddings.LayerNorm")

    def _attended(self, hidden: Floats, name: str) -> Floats:
        texts, length, _ = hidden.shape
        query, key, value = (
            self._linear(hidden, name + part).reshape(texts, length, HEADS, HEAD_WIDTH).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(HEAD_WIDTH))
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        attended = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        flat: Floats = attended.swapaxes(1, 2).reshape(texts, length, WIDTH)
        return flat

    def _added(self, hidden: Floats, change: Floats, name: str) -> Floats:
        return self._normal(hidden + self._linear(change, name + "dense"), name + "LayerNorm")

    def _linear(self, hidden: Floats, name: str) -> Floats:
        # One large product; for a stack of matrices NumPy would call BLAS once per text.
        flat = hidden.reshape(-1, hidden.shape[-1]) @ self._weights[name + ".weight"].T
        out: Floats = (flat + self._weights[name + ".bias"]).reshape(*hidden.shape[:-1], -1)
        return out

    def _normal(self, hidden: Floats, name: str) -> Floats:
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(EPSILON))
        normal: Floats = centred / spread * self._weights[name + ".weight"] + self._weights[name + ".bias"]
        return normal


def _gelu(x: Floats) -> Floats:
    out: Floats = x * np.float32(0.5) * (1 + erf(x * np.float32(np.sqrt(0.5))))
    return out
