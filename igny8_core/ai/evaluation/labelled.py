"""Files of texts with the topic each belongs to, as an editor or a benchmark sorted them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from igny8_core.business.planning.services.keyword_files.text import numbered_lines
from igny8_core.common.exceptions import InvalidInputError
from igny8_core.common.numbers import plural

#: Names of columns, the surest first: a file with `intent` and `group` is sorted by group.
TEXT_COLUMNS = (
    "text", "keyword", "keywords", "query", "queries", "phrase", "term", "search_term", "utterance", "sentence",
    "question", "title", "subject", "headline", "message", "content", "document",
)  # fmt: skip
LABEL_COLUMNS = (
    "label", "labels", "group", "cluster", "topic", "category", "class", "target", "gold", "truth", "true_label",
    "intent", "label_text", "newsgroup",
)  # fmt: skip
SEPARATORS = (",", ";", "\t")
LEAST_ROWS = 2


@dataclass(frozen=True)
class Labelled:
    """Texts and, at the same index, the label of each."""

    texts: list[str]
    labels: list[str]


def read_labelled(path: Path, *, text: str = "", label: str = "") -> Labelled:
    """The rows of a CSV or TSV file that have both a text and a label.

    `text` and `label` name the columns. Left out, a column is found by the names above (any case); of a file with two
    columns, of which one is known, the other one is the other. Raises InvalidInputError for a file that is missing, no
    text, empty, without these columns or with fewer than two rows.
    """
    records = _records(path)
    if not records:
        raise InvalidInputError(f"{path.name} is empty.")
    header, *rows = records
    text_at, label_at = _columns([_plain(name) for name in header], text=text, label=label)
    if text_at is None:
        raise _no_column(path, "text", text, header)
    if label_at is None:
        raise _no_column(path, "label", label, header)
    return _labelled(path, rows, text_at, label_at)


def _columns(names: Sequence[str], *, text: str, label: str) -> tuple[int | None, int | None]:
    text_at = _column(names, text, TEXT_COLUMNS)
    label_at = _column(names, label, LABEL_COLUMNS, besides=text_at)
    if len(names) == 2 and text_at is None and label_at is not None and not text:
        text_at = 1 - label_at
    if len(names) == 2 and label_at is None and text_at is not None and not label:
        label_at = 1 - text_at
    return text_at, label_at


def _records(path: Path) -> list[list[str]]:
    try:
        with numbered_lines(path, filename=path.name) as lines:
            found = [line for _, line in lines]
    except OSError as error:
        raise InvalidInputError(f"{path} cannot be read: {error.strerror or error}.") from error
    separator = max(SEPARATORS, key="".join(found[:1]).count)
    try:
        return [cells for cells in csv.reader(found, delimiter=separator) if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise InvalidInputError(f"{path.name} is no CSV file: {error}.") from error


def _plain(name: str) -> str:
    return "_".join(name.strip().casefold().replace("_", " ").split())


def _column(names: Sequence[str], wanted: str, usual: Sequence[str], besides: int | None = None) -> int | None:
    candidates = [_plain(wanted)] if wanted else usual
    places = (names.index(name) for name in candidates if name in names)
    return next((place for place in places if place != besides), None)


def _no_column(path: Path, kind: str, wanted: str, header: Sequence[str]) -> InvalidInputError:
    missing = f"no column “{wanted}”" if wanted else f"no {kind} column that can be told by its name"
    columns = ", ".join(name.strip()[:30] for name in header)
    return InvalidInputError(f"{path.name} has {missing}. Its columns: {columns}. Name it with --{kind} COLUMN.")


def _labelled(path: Path, rows: Sequence[Sequence[str]], text_at: int, label_at: int) -> Labelled:
    pairs = list(_pairs(rows, text_at, label_at))
    if len(pairs) < LEAST_ROWS:
        raise InvalidInputError(
            f"{path.name} has {plural(len(pairs), 'row')} with a text and a label. At least {LEAST_ROWS} are needed."
        )
    texts, labels = zip(*pairs, strict=True)
    return Labelled(list(texts), list(labels))


def _pairs(rows: Sequence[Sequence[str]], text_at: int, label_at: int) -> Iterator[tuple[str, str]]:
    for cells in rows:
        if len(cells) > max(text_at, label_at) and cells[text_at].strip() and cells[label_at].strip():
            yield cells[text_at].strip(), cells[label_at].strip()
