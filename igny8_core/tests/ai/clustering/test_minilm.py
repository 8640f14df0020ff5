import numpy as np
import pytest

from igny8_core.ai.clustering.minilm import LAYERS, WIDTH, MiniLM

RANDOM = np.random.default_rng(0)


def _matrix(*shape):
    return RANDOM.normal(0, 0.05, shape).astype(np.float32)


def _layer(name):
    inner = 2 * WIDTH
    weights = {f"{name}.attention.self.{part}.weight": _matrix(WIDTH, WIDTH) for part in ("query", "key", "value")}
    weights |= {f"{name}.attention.self.{part}.bias": _matrix(WIDTH) for part in ("query", "key", "value")}
    for part, shape in (
        ("attention.output.dense", (WIDTH, WIDTH)),
        ("intermediate.dense", (inner, WIDTH)),
        ("output.dense", (WIDTH, inner)),
    ):
        weights |= {f"{name}.{part}.weight": _matrix(*shape), f"{name}.{part}.bias": _matrix(shape[0])}
    return weights | _norm(f"{name}.attention.output.LayerNorm") | _norm(f"{name}.output.LayerNorm")


def _norm(name):
    return {f"{name}.weight": np.ones(WIDTH, np.float32), f"{name}.bias": np.zeros(WIDTH, np.float32)}


@pytest.fixture(scope="module")
def model():
    weights = {
        f"embeddings.{kind}_embeddings.weight": _matrix(20, WIDTH) for kind in ("word", "position", "token_type")
    }
    weights |= _norm("embeddings.LayerNorm")
    for number in range(LAYERS):
        weights |= _layer(f"encoder.layer.{number}")
    return MiniLM(weights)


def test_each_token_gets_a_normalised_vector(model):
    hidden = model.encode(np.array([[1, 5, 2], [1, 7, 2]]))
    assert hidden.shape == (2, 3, WIDTH)
    assert hidden.dtype == np.float32
    assert np.allclose(hidden.mean(axis=-1), 0, atol=1e-4)
    assert np.allclose(hidden.std(axis=-1), 1, atol=1e-2)


def test_a_text_is_encoded_alike_alone_and_among_others(model):
    alone = model.encode(np.array([[1, 5, 9, 2]]))
    among = model.encode(np.array([[1, 7, 8, 2], [1, 5, 9, 2], [1, 3, 3, 2]]))
    assert np.allclose(alone[0], among[1], atol=1e-4)


def test_a_token_means_something_else_in_another_context(model):
    hidden = model.encode(np.array([[1, 5, 9, 2], [1, 5, 4, 2]]))
    assert not np.allclose(hidden[0, 1], hidden[1, 1], atol=1e-3)


def test_the_order_of_tokens_counts(model):
    hidden = model.encode(np.array([[1, 5, 9, 2], [1, 9, 5, 2]]))
    assert not np.allclose(hidden[0].mean(axis=0), hidden[1].mean(axis=0), atol=1e-3)
