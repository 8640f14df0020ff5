"""One measurement of clustering in this process: step, number of texts and vectors from the command line, JSON out."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

from igny8_core.ai.clustering.batches import Batch, plan_batches
from igny8_core.ai.clustering.grouping import group
from igny8_core.ai.clustering.sources import source_named
from igny8_core.benchmarks.clustering_texts import keywords

BATCH_SIZE = 20


def main() -> None:
    """Print what it took."""
    step, count, vectors = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    texts, source = keywords(count), source_named(vectors)
    steps: dict[str, Callable[[], int]] = {
        "group": lambda: len(set(group(texts, vectors=source))),
        "plan": lambda: _groups_of(plan_batches(texts, batch_size=BATCH_SIZE, vectors=source)),
    }
    wall, cpu = time.perf_counter(), time.process_time()
    clusters = steps[step]()
    taken = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "clusters": clusters}
    # Kilobytes on Linux.
    print(json.dumps({**taken, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def _groups_of(batches: list[Batch]) -> int:
    return len({label for batch in batches for label in batch.groups})


if __name__ == "__main__":
    main()
