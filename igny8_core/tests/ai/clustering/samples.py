"""The labelled keyword lists of the sample data, and texts that tend to break text code."""

from __future__ import annotations

import csv
from pathlib import Path

import igny8_core

SAMPLE_DATA = Path(igny8_core.__file__).parent / "sample_data"
FILES = ("coffee_47.csv", "home_gym_100.csv", "travel_insurance_300.csv")

GERMAN = ["günstige kaffeemaschine kaufen", "beste Kaffeemaschine Test", "Kaffeemaschine entkalken Anleitung"]
JAPANESE = ["コーヒー豆の選び方", "コーヒー豆の保存", "エスプレッソマシン おすすめ"]
HOSTILE = [
    "<script>alert(1)</script>",
    "a' OR 1=1 --",
    'say "hi" & go',
    "x" * 300,
    "word " * 60,
    "",
    "   ",
    "!!!",
    "😀☕",
    "\x00\x07",
    "\u202eabc",
    "{k} {0} %s",
    "{{h}}",
]


def keywords_and_groups(name: str) -> tuple[list[str], list[str]]:
    """Keywords of a sample file and the topic that an editor gave each."""
    with (SAMPLE_DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["keyword"] for row in rows], [row["group"] for row in rows]


def keyword_rows(name: str) -> list[dict[str, str]]:
    """Whole rows of a sample file."""
    with (SAMPLE_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
