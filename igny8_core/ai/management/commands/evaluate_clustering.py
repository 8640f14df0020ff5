"""manage.py evaluate_clustering FILE… [--json] [--vectors default|local|provider] [--text COLUMN] [--label COLUMN]"""

from __future__ import annotations

import json
from argparse import RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import mean
from textwrap import fill
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from igny8_core.ai.clustering.sources import SourceUnavailableError
from igny8_core.ai.evaluation.labelled import LABEL_COLUMNS, TEXT_COLUMNS, read_labelled
from igny8_core.ai.evaluation.scores import Score, score
from igny8_core.ai.evaluation.vectors import NAMES, vectors_named
from igny8_core.common.exceptions import AppError

HELP = (
    "Groups the texts of labelled CSV or TSV files as stage 1 does, without a look at the labels or their number, and "
    "says how well the groups agree with the labels.",
    f"The text is read from the first of the columns {', '.join(TEXT_COLUMNS)} that a file has, the label from the "
    f"first of {', '.join(LABEL_COLUMNS)}. Where one of two columns is known, the other one is the other. Rows without "
    "a text or a label are left out. ARI: 1 is perfect, 0 is chance.",
)
WIDEST_NAME = 48


class Command(BaseCommand):
    """Measures clustering."""

    help = "\n\n".join(fill(paragraph, 100) for paragraph in HELP)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Help in paragraphs."""
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE…, --json, --vectors, --text, --label"""
        parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
        parser.add_argument("--json", action="store_true", help="print a list of objects instead of a table")
        parser.add_argument("--vectors", choices=NAMES, default="default", help="what texts are compared by")
        parser.add_argument("--text", default="", metavar="COLUMN", help="the column with the texts")
        parser.add_argument("--label", default="", metavar="COLUMN", help="the column with the labels")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line per file and their mean, or JSON."""
        try:
            source = vectors_named(options["vectors"])
            # All are read before the first is grouped: a wrong name shows at once.
            files = [(str(p), read_labelled(p, text=options["text"], label=options["label"])) for p in options["files"]]
            scores = [score(name, labelled, vectors=source) for name, labelled in files]
        except SourceUnavailableError as error:
            raise CommandError(str(error)) from error
        except AppError as error:
            raise CommandError(error.message) from error
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in scores], indent=2, ensure_ascii=False))
        else:
            self._print_table(scores)

    def _print_table(self, scores: Sequence[Score]) -> None:
        width = max(len("file"), *(len(_short(one.file)) for one in scores))
        heads = ("n", "groups", "clusters", "ARI", "V", "seconds")
        self.stdout.write(f"{'file':<{width}}" + "".join(f"{head:>10}" for head in heads))
        for one in scores:
            counts = f"{one.n:>10,}{one.groups:>10,}{one.clusters:>10,}"
            self.stdout.write(
                f"{_short(one.file):<{width}}{counts}{one.ari:>10.3f}{one.v_measure:>10.3f}{one.seconds:>10.1f}"
            )
        if len(scores) > 1:
            means = (mean(one.ari for one in scores), mean(one.v_measure for one in scores))
            total = sum(one.seconds for one in scores)
            self.stdout.write(f"{'mean':<{width}}{'':>30}{means[0]:>10.3f}{means[1]:>10.3f}{total:>10.1f} in all")


def _short(name: str) -> str:
    return name if len(name) <= WIDEST_NAME else f"…{name[1 - WIDEST_NAME :]}"
