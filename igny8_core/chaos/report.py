"""One table of what was done, what it took and what did not hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Result = dict[str, Any]
#: A row that a database has nothing to say to.
NOTHING = "–"
_MOST_SHOWN = 20


def violations_of(result: Result) -> list[str]:
    """Of all parts."""
    return [violation for part in ("matrix", "sitting") for violation in result.get(part, {}).get("violations", [])]


def table(results: Sequence[Result]) -> str:
    """For people."""
    lines = [_line("", [result["plan"]["database"] for result in results])]
    for title, figure in _ROWS:
        figures = [_figure(figure, result) for result in results]
        if any(one != NOTHING for one in figures):
            lines.append(_line(title, figures))
    for result in results:
        found = violations_of(result)
        lines += [f"  {result['plan']['database']}: {sentence}" for sentence in found[:_MOST_SHOWN]]
        if len(found) > _MOST_SHOWN:
            lines.append(f"  {result['plan']['database']}: and {len(found) - _MOST_SHOWN} more")
    return "\n".join(["", *lines, "", _verdict(results)])


def _line(title: str, figures: Sequence[str]) -> str:
    return f"{title:<44}" + "".join(f"{figure:>24}" for figure in figures)


def _figure(figure: Callable[[Result], Any], result: Result) -> str:
    try:
        value = figure(result)
    except KeyError:
        return NOTHING
    return f"{value:,}" if isinstance(value, int) else str(value)


def _verdict(results: Sequence[Result]) -> str:
    found = sum(len(violations_of(result)) for result in results)
    if not any(result["plan"]["without_safety"] for result in results):
        return f"{found:,} violations: something was lost or done twice." if found else "Nothing lost, nothing twice."
    twice = sum(result["sitting"]["duplicates"] for result in results if "sitting" in result)
    if not twice:
        return "Locks and keys were off, and nothing was done twice: this proves nothing."
    return f"Locks and keys were off: {found:,} violations, {twice:,} of them things done twice. So the check can fail."


def _items(result: Result) -> str:
    items = result["sitting"]["items"]
    return f"{sum(items.values()):,}"


def _ended(result: Result) -> str:
    items = result["sitting"]["items"]
    return " / ".join(f"{items.get(state, 0):,}" for state in ("completed", "failed", "cancelled"))


def _done(name: str) -> Callable[[Result], int]:
    return lambda result: int(result["sitting"]["troubles"][name])


def _steered(*names: str) -> Callable[[Result], str]:
    return lambda result: " / ".join(f"{result['sitting']['people'].get(name, 0):,}" for name in names)


_ROWS: tuple[tuple[str, Callable[[Result], Any]], ...] = (
    ("fault points × stages", lambda r: r["matrix"]["cells"]),
    ("  recovered by themselves within 2 sweeps", lambda r: r["matrix"]["recovered"]),
    ("  violations", lambda r: len(r["matrix"]["violations"])),
    ("  seconds", lambda r: r["matrix"]["seconds"]),
    ("runs in one sitting", lambda r: r["sitting"]["runs"]),
    ("  items planned", _items),
    ("  completed / failed / cancelled", _ended),
    ("kill -9 of workers", _done("kill")),
    ("workers frozen past their leases", _done("freeze")),
    ("broker flushes", _done("flush")),
    ("database restarts (immediate)", _done("restart")),
    ("messages delivered again", _done("duplicate")),
    ("pauses / resumes / cancels / retries", _steered("pause", "resume", "cancel", "retry")),
    ("asked by hand / refused / top-ups", _steered("by hand", "refused", "top-up")),
    ("runs whose driver was lost", lambda r: r["sitting"]["orphaned"]),
    ("  seconds to the next driver, median", lambda r: r["sitting"]["recovery_median"]),
    ("  worst", lambda r: r["sitting"]["recovery_worst"]),
    ("provider calls paid for", lambda r: r["sitting"]["calls_sold"]),
    ("  of them texts bought twice", lambda r: r["sitting"]["calls_wasted"]),
    ("  pictures bought twice", lambda r: r["sitting"]["pictures_wasted"]),
    ("  pictures asked for again instead", lambda r: r["sitting"]["pictures_handed_out"]),
    ("invariants violated", lambda r: len(r["sitting"]["violations"])),
    ("  of them by something done twice", lambda r: r["sitting"]["duplicates"]),
    ("seconds", lambda r: r["sitting"]["seconds"]),
)
