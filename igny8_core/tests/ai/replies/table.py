"""All rows of the reply table. `python -m igny8_core.tests.ai.replies` prints them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from igny8_core.tests.ai.replies import articles, clusters, ideas, prompts, transport
from igny8_core.tests.ai.replies.case import Case, as_text

CASES: list[Case] = [*clusters.CASES, *ideas.CASES, *articles.CASES, *prompts.CASES, *transport.CASES]
GOOD = {
    "auto_cluster": clusters.GOOD,
    "generate_ideas": ideas.GOOD,
    "generate_content": articles.GOOD,
    "generate_image_prompts": prompts.GOOD,
}


def fixtures() -> list[dict[str, Any]]:
    """What the fake server answers to each row: first the row's answer, from then on the good one."""
    return [fixture for case in CASES for fixture in _of(case)]


def lines() -> Iterator[str]:
    """The table for people, as Markdown."""
    yield "| function | answer | what becomes of it |"
    yield "|---|---|---|"
    for case in CASES:
        yield f"| {case.function} | {case.name} | {case.outcome} |"


def _of(case: Case) -> Iterator[dict[str, Any]]:
    match = {"userMessage": f'"{case.marker}"'}
    response = case.response if case.answer is None else {"content": case.text, **case.response}
    yield {"match": {**match, "sequenceIndex": 0}, "response": response, "chunkSize": 4000, **case.fixture}
    after = GOOD[case.function] if case.then is None else case.then
    yield {"match": match, "response": {"content": as_text(after)}, "chunkSize": 4000}
