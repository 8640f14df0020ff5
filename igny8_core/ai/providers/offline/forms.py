"""The part of a section that an editor fills in: a list, numbered steps, a table, entries, or both sides of a choice.

Every form is drawn with so many units; one unit is a point, a step, a row or an entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from igny8_core.ai.providers.offline.blanks import Blanks
from igny8_core.ai.providers.offline.headlines import headline
from igny8_core.ai.providers.offline.language import Form, RoleText

LEAST: dict[Form, int] = {
    "bullets": 2, "steps": 3, "rows": 2, "columns": 3, "items": 2, "sides": 1, "choose": 1, "paragraph": 1,
}  # fmt: skip
#: A table for one option or for more than four is none.
OPTIONS_SHOWN = 3


def draw(role: RoleText, blanks: Blanks, units: int, **more: str) -> str:
    """HTML of a form with so many units, "" for none."""
    return _DRAWN[role.form](role, blanks, units, more) if units else ""


def least_units(role: RoleText) -> int:
    """With fewer the form looks forgotten."""
    return min(LEAST[role.form], most_units(role))


def most_units(role: RoleText) -> int:
    """How many units there are to fill in."""
    return role.most or len(role.rows)


def _bullets(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    return f"<ul>{_points(role.rows[:units], blanks, more)}</ul>"


def _steps(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    # The last step is how the work ends, however many there are before it.
    rows = [*role.rows[: units - 1], role.rows[-1]]
    return f"<ol>{_points(rows, blanks, more, labelled=False)}</ol>"


def _rows(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    body = [_row("td", [blanks.fill(cell, **more) for cell in row.split(" | ")]) for row in role.rows[:units]]
    return _table(_row("th", role.columns), body)


def _columns(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    words = blanks.language.table
    names = [headline(side, blanks.language) for side in blanks.sides] or _options(blanks)
    body = [_row("td", [blanks.fill(row, **more), *[words.cell] * len(names)]) for row in role.rows[:units]]
    return _table(_row("th", [words.criterion, *names]), body)


def _items(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    points = _points(role.rows, blanks, more)
    titles = [blanks.fill(role.item, n=number, **more) for number in range(1, units + 1)]
    return "".join(f"<h3>{escape(title)}</h3><ul>{points}</ul>" for title in titles)


def _sides(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    points = _points(role.rows[:units], blanks, more)
    return "".join(f"<h3>{escape(name)}</h3><ul>{points}</ul>" for name in _named(blanks))


def _choose(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    points = _points(role.rows[:units], blanks, more)
    words = blanks.language.table
    titles = [words.choose.format(x=name) for name in _named(blanks)]
    return "".join(f"<h3>{escape(title)}</h3><ul>{points}</ul>" for title in titles)


def _paragraph(role: RoleText, blanks: Blanks, units: int, more: dict[str, str]) -> str:
    return f"<p>{' '.join(escape(blanks.fill(row, **more)) for row in role.rows[:units])}</p>"


def _named(blanks: Blanks) -> list[str]:
    words = blanks.language.table
    return [headline(side, blanks.language) for side in blanks.sides] or [words.first, words.second]


def _options(blanks: Blanks) -> list[str]:
    return [blanks.language.table.option.format(n=number) for number in range(1, OPTIONS_SHOWN + 1)]


def _points(rows: Sequence[str], blanks: Blanks, more: dict[str, str], *, labelled: bool = True) -> str:
    return "".join(f"<li>{_labelled(blanks.fill(row, **more), labelled)}</li>" for row in rows)


def _labelled(text: str, labelled: bool) -> str:
    """`Tools: [name]` with its label in bold."""
    label, colon, rest = text.partition(": ")
    if not labelled or not colon or "[" in label:
        return escape(text)
    return f"<strong>{escape(label)}:</strong> {escape(rest)}"


def _table(head: str, body: Sequence[str]) -> str:
    return f"<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


_DRAWN: dict[Form, Callable[[RoleText, Blanks, int, dict[str, str]], str]] = {
    "bullets": _bullets,
    "steps": _steps,
    "rows": _rows,
    "columns": _columns,
    "items": _items,
    "sides": _sides,
    "choose": _choose,
    "paragraph": _paragraph,
}
