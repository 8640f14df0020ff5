"""python -m igny8_core.benchmarks.oracle [FILE…] [--keywords 1000] [--topics N] [--batch-size N]…

What clustering would be with a perfect model: stage 1 of a run over labelled keywords, the labels playing the model,
one call at a time. FILE is CSV with `text,label` or `keyword,…,group`; each file is a site.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import sys
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "igny8_core.settings.test"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import override_settings  # noqa: E402

import igny8_core  # noqa: E402
from igny8_core.benchmarks.oracle_site import Labelled, OracleResult, cluster_with_oracle  # noqa: E402
from igny8_core.business.planning.keys import phrase_key  # noqa: E402

ORACLE = "igny8_core.benchmarks.oracle_provider.OracleProvider"
SAMPLES = Path(igny8_core.__file__).parent / "sample_data"
TEXT, LABEL = ("text", "keyword"), ("label", "group")
HEADER = (
    f"{'file':<28} {'batch':>5} {'keywords':>8} {'topics':>6} {'clusters':>8} {'ARI':>6} {'calls':>5} {'shown':>5} "
)


def main() -> int:
    """Print a line for each file and batch size."""
    asked = _arguments()
    call_command("migrate", verbosity=0)
    print(HEADER + f"{'tokens':>6} {'seconds':>7}")
    for path in asked.files:
        labelled = pick(read(path), keywords=asked.keywords, topics=asked.topics)
        for size in asked.batch_size or [20, 100]:
            with override_settings(AI_TEXT_PROVIDER=ORACLE):
                result = cluster_with_oracle(
                    labelled,
                    domain=f"{path.stem}-{size}.example.com",
                    batch_size=size,
                    side_by_side=asked.side_by_side,
                )
            print(f"{path.name:<28} {size:>5} {_line(result)}", flush=True)
    return 0


def read(path: Path) -> Labelled:
    """Keyword and topic of each row, each keyword once."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    text, label = (next(name for name in names if name in rows[0]) for names in (TEXT, LABEL))
    return list({phrase_key(row[text]): (" ".join(row[text].split()), row[label]) for row in rows}.values())


def pick(labelled: Labelled, *, keywords: int, topics: int = 0) -> Labelled:
    """So many keywords of so many topics (0: all), by lot but the same every time."""
    lot = random.Random(1)  # noqa: S311 - no secret
    names = sorted({topic for _, topic in labelled})
    chosen = set(lot.sample(names, topics) if topics else names)
    rows = [row for row in labelled if row[1] in chosen]
    return lot.sample(rows, min(keywords, len(rows)))


def _line(result: OracleResult) -> str:
    return (
        f"{result.keywords:>8} {result.topics:>6} {result.clusters:>8} {result.ari:>6.3f} {result.calls:>5} "
        f"{result.clusters_shown:>5} {result.tokens_per_call:>6} {result.seconds:>7.1f}"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m igny8_core.benchmarks.oracle", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(SAMPLES.glob("*.csv")), metavar="FILE")
    parser.add_argument("--keywords", type=int, default=1000)
    parser.add_argument("--topics", type=int, default=0, help="0: all of the file")
    parser.add_argument("--side-by-side", type=int, default=1, help="calls at once")
    parser.add_argument("--batch-size", type=int, action="append", help="default: 20 and 100")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
