"""The one table of a comparison or a list: rows and columns are there, the cells say what to fill in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from igny8_core.ai.providers.offline.brief import Brief
from igny8_core.ai.providers.offline.wording import headline, phrase

LEAST_WORDS = 450
EMPTY = "to fill in"
CRITERIA = ("Made for", "Price and date checked", "Strength", "Limit")
OPTIONS = ("Option 1", "Option 2", "Option 3")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
LONGEST_SIDE = 40


def table_of(brief: Brief) -> str:
    """HTML of the table, or "" where a table does not fit the kind or the length of the article."""
    if brief.words < LEAST_WORDS or brief.content_type not in {"comparison", "list"}:
        return ""
    columns = _sides(brief.keywords) if brief.content_type == "comparison" else list(OPTIONS)
    head = _row("th", ["Criterion", *columns])
    body = "".join(_row("td", [criterion, *[EMPTY] * len(columns)]) for criterion in CRITERIA)
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def _sides(keywords: Sequence[str]) -> list[str]:
    """What is compared: the parts of the first keyword with `vs` in it."""
    for keyword in keywords:
        sides = _VERSUS.split(phrase(keyword))
        if len(sides) > 1:
            return [headline(side)[:LONGEST_SIDE] for side in sides[:4]]
    return ["First choice", "Second choice"]


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
