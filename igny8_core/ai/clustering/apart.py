"""Planning of long lists in a process of its own.

To cut a graph of 100,000 keywords takes minutes in which no other thread of the process has its turn: not the one that
renews the leases either, and a run whose lease runs out is planned again by the next worker, and again.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from igny8_core.ai.clustering.batches import Batch, plan_batches
from igny8_core.ai.clustering.rows import Vectors, VectorSource
from igny8_core.ai.clustering.vectors import normalise_text, vectorise

#: Where the package can be imported from.
ROOT = Path(__file__).parents[3]
#: Texts whose plan is made in a second or two; starting a process takes as long.
FEW = 10_000


@dataclass(frozen=True)
class Order:
    """What is to be planned. `made` are the vectors of the distinct texts; None: by words and letters."""

    texts: list[str]
    batch_size: int
    known: list[str]
    made: Vectors | None

    def plan(self) -> list[Batch]:
        """The batches."""
        return plan_batches(
            self.texts,
            batch_size=self.batch_size,
            known=self.known,
            vectors=self._of if self.made is not None else vectorise,
        )

    def _of(self, texts: Sequence[str]) -> Vectors:
        places = {text: place for place, text in enumerate(distinct(self.texts, self.known))}
        rows: Vectors = self.made[[places[text] for text in texts]]  # type: ignore[index]
        return rows


def distinct(texts: Sequence[str], known: Sequence[str]) -> list[str]:
    """Every text once, normalised, in order."""
    return sorted({normalise_text(text) for text in (*texts, *known)})


def plan_anywhere(
    texts: Sequence[str], *, batch_size: int, known: Sequence[str] = (), vectors: VectorSource = vectorise
) -> list[Batch]:
    """`plan_batches`, in this process for a short list and in another for a long one; vectors are asked for here."""
    if len(texts) + len(known) <= FEW:
        return plan_batches(texts, batch_size=batch_size, known=known, vectors=vectors)
    made = None if vectors is vectorise else vectors(distinct(texts, known))
    order = pickle.dumps(Order(list(texts), batch_size, list(known), made))
    command = [sys.executable, "-m", "igny8_core.ai.clustering.apart"]
    done = subprocess.run(command, input=order, stdout=subprocess.PIPE, check=True, cwd=ROOT)  # noqa: S603 - constant
    batches: list[Batch] = pickle.loads(done.stdout)  # noqa: S301 - written by our own process
    return batches


def _main() -> None:
    # Not the class of this module, which is called __main__ here.
    order = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process
    sys.stdout.buffer.write(pickle.dumps(order.plan()))


if __name__ == "__main__":
    _main()
