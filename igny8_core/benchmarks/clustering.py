"""Time and memory of clustering: `python -m igny8_core.benchmarks.clustering [--texts 10000 100000]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

from igny8_core.ai.clustering.sources import has_local

#: What is promised on two cores: texts → seconds, MB. Longer lists than the longest are only measured.
LIMITS = {10_000: (30, 1024), 100_000: (600, 4096)}
STEPS = {"group": "grouping", "plan": "grouping and cutting into batches"}


def main() -> int:
    """Measure each step on each number of texts in a fresh process and print a table."""
    asked = _arguments()
    if asked.vectors == "local" and not has_local():
        sys.exit("Local embeddings are not installed: `make embeddings` does it.")
    print(f"{'texts':>9} {'seconds':>9} {'CPU s':>9} {'peak MB':>9} {'clusters':>9}  step")
    held = [_measured(count, step, asked.vectors) for count in asked.texts for step in asked.steps]
    print("Within the limits." if all(held) else "Beyond the limits: " + _limits(), flush=True)
    return 0 if all(held) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m igny8_core.benchmarks.clustering", description=__doc__)
    parser.add_argument("--texts", type=int, nargs="+", default=list(LIMITS), metavar="N")
    parser.add_argument("--steps", nargs="+", choices=list(STEPS), default=list(STEPS))
    parser.add_argument("--vectors", choices=["default", "local"], default="default")
    return parser.parse_args()


def _measured(count: int, step: str, vectors: str) -> bool:
    command = [sys.executable, "-m", "igny8_core.benchmarks.clustering_measure", step, str(count), vectors]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    took: dict[str, float] = json.loads(done.stdout)
    figures = f"{took['seconds']:>9.1f} {took['cpu']:>9.1f} {took['peak_mb']:>9,.0f} {int(took['clusters']):>9,}"
    print(f"{count:>9,} {figures}  {STEPS[step]}", flush=True)
    return _holds(count, took["seconds"], took["peak_mb"])


def _holds(count: int, seconds: float, peak_mb: float) -> bool:
    limits = next((limit for texts, limit in LIMITS.items() if count <= texts), None)
    return limits is None or (seconds <= limits[0] and peak_mb <= limits[1])


def _limits() -> str:
    return "; ".join(f"{texts:,} texts in {seconds} s and {mb:,} MB" for texts, (seconds, mb) in LIMITS.items())


if __name__ == "__main__":
    sys.exit(main())
