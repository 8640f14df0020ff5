import csv
import io

import pytest

from igny8_core.benchmarks import importing
from igny8_core.benchmarks.importing_files import HEADER, WRITERS
from igny8_core.business.planning.services.keyword_files.reading import opened


@pytest.mark.parametrize("kind", list(WRITERS))
def test_the_files_have_as_many_rows_as_asked_for_and_are_read_as_what_they_are(tmp_path, kind):
    path = tmp_path / f"keywords.{kind}"
    WRITERS[kind](path, 300)
    with opened(path, filename=path.name, most_rows=1000) as file:
        rows = list(file.table.rows)
    assert file.format == kind
    assert len({row.cells["keyword"] for row in rows}) == 300
    assert set(rows[0].cells) == {"keyword", "intent", "volume", "difficulty"}


def test_the_csv_has_the_columns_of_the_tool(tmp_path):
    WRITERS["csv"](tmp_path / "k.csv", 3)
    assert next(csv.reader(io.StringIO((tmp_path / "k.csv").read_text()))) == list(HEADER)


def test_both_limits_count_and_a_longer_file_is_only_measured():
    assert importing.holds(100_000, 59, 299)
    assert not importing.holds(100_000, 61, 100)
    assert not importing.holds(100_000, 1, 301)
    assert importing.holds(1_000_000, 999, 9999)


@pytest.mark.parametrize("step", importing.STEPS)
def test_every_step_is_measured_and_has_all_rows(capsys, monkeypatch, step):
    asked = ["importing", "--rows", "120", "--databases", "sqlite", "--files", "xlsx", "--steps", step]
    monkeypatch.setattr("sys.argv", asked)
    monkeypatch.setattr(importing, "MB", 2000)
    assert importing.main() == 0
    assert f"sqlite     xlsx   {step:<9}       120" in capsys.readouterr().out
