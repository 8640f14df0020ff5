"""The table: one column per database, the violations below it, and a verdict."""

from __future__ import annotations

from igny8_core.chaos.figures import Figures
from igny8_core.chaos.matrix import MatrixFigures
from igny8_core.chaos.plan import Plan
from igny8_core.chaos.report import table, violations_of


def _result(database, *, violations=(), duplicates=0, without_safety=False, matrix=(), restarts=5):
    troubles = {"kill": 200, "freeze": 20, "flush": 10, "duplicate": 200}
    sitting = Figures(
        seconds=321.5, runs=104, items={"completed": 2650, "failed": 3, "cancelled": 17},
        people={"pause": 31, "resume": 30, "cancel": 4, "retry": 9, "refused": 12},
        troubles=troubles | ({"restart": restarts} if restarts else {}), sweeps=320, orphaned=188, recovery_median=2.4,
        recovery_worst=6.1, calls_sold=2411, calls_wasted=61, pictures_wasted=0, pictures_handed_out=14,
        duplicates=duplicates, violations=list(violations),
    )  # fmt: skip
    cells = MatrixFigures(seconds=99.0, cells=129, points=23, recovered=129, violations=list(matrix))
    plan = Plan(database, without_safety=without_safety)
    return {"plan": vars(plan), "matrix": cells.to_json(), "sitting": sitting.to_json()}


def _row(text: str, title: str) -> list[str]:
    (line,) = [line for line in text.splitlines() if line.startswith(title)]
    return line.removeprefix(title).split()


def test_each_database_has_its_column():
    text = table([_result("sqlite", restarts=0), _result("postgres")])
    assert text.splitlines()[1].split() == ["sqlite", "postgres"]
    assert _row(text, "kill -9 of workers") == ["200", "200"]
    assert _row(text, "database restarts (immediate)") == ["–", "5"]
    assert _row(text, "  items planned") == ["2,670", "2,670"]
    assert _row(text, "  worst") == ["6.1", "6.1"]
    assert text.endswith("Nothing lost, nothing twice.")


def test_violations_are_listed_and_counted():
    found = [f"lost or left undone: {number}" for number in range(30)]
    result = _result("sqlite", violations=found, matrix=["nobody died there"])
    text = table([result])
    assert len(violations_of(result)) == 31
    assert "  sqlite: nobody died there" in text
    assert "  sqlite: and 11 more" in text
    assert text.endswith("31 violations: something was lost or done twice.")


def test_a_part_that_was_left_out_has_no_rows():
    result = _result("sqlite")
    del result["matrix"]
    assert "fault points" not in table([result])


def test_the_negative_control_says_whether_it_controls_anything():
    shown = _result("sqlite", violations=["a", "b"], duplicates=2, without_safety=True)
    assert table([shown]).endswith(
        "Locks and keys were off: 2 violations, 2 of them things done twice. So the check can fail."
    )
    nothing = _result("sqlite", without_safety=True)
    assert table([nothing]).endswith("nothing was done twice: this proves nothing.")
