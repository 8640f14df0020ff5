"""What must hold whatever happened: of the money, of the work, and of what came out."""

from __future__ import annotations

from collections.abc import Iterator

from igny8_core.chaos.diary import Folder
from igny8_core.chaos.invariants.items import item_violations, sites_with_two_runs
from igny8_core.chaos.invariants.mails import mail_violations
from igny8_core.chaos.invariants.money import books_that_differ, money_violations, wallets_out_of_bounds
from igny8_core.chaos.invariants.outputs import output_violations
from igny8_core.chaos.invariants.unexpected import unexpected_errors
from igny8_core.chaos.invariants.violations import Kind, Violation, duplicates

__all__ = ["Kind", "Violation", "at_any_moment", "at_rest", "duplicates", "of_diaries"]


def at_any_moment() -> Iterator[Violation]:
    """While runs are driven, workers die and people click."""
    yield from wallets_out_of_bounds()
    yield from books_that_differ()
    yield from sites_with_two_runs()


def of_diaries(folder: Folder) -> Iterator[Violation]:
    """Of what left the database: mails and log lines; calls are counted by `count_calls`."""
    yield from mail_violations(folder)
    yield from unexpected_errors(folder)


def at_rest() -> Iterator[Violation]:
    """Once no run is active any more."""
    yield from item_violations()
    yield from money_violations()
    yield from output_violations()
