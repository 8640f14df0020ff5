"""What a spreadsheet writes comes back as it was, whatever stands in the cells."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from igny8_core.business.planning.services.keyword_files.rows import read_rows
from igny8_core.business.planning.services.keyword_files.text import numbered_lines
from igny8_core.common.exceptions import InvalidInputError

# No line ends, no control characters and no halves of surrogate pairs: no keyword has them.
PHRASES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)


def read(content):
    with numbered_lines(io.BytesIO(content), filename="k.csv") as lines:
        return [row.cells.get("keyword", "") for row in read_rows(lines, filename="k.csv")]


@settings(max_examples=80, deadline=None)
@given(
    phrases=st.lists(PHRASES, min_size=1, max_size=30),
    separator=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_cell_that_was_written_is_read(phrases, separator, encoding):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([["Keyword", "Volume"], *([phrase, 10] for phrase in phrases)])
    assert read(out.getvalue().encode(encoding)) == [phrase.strip() for phrase in phrases]


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400) | st.text('"",;\t\n\rkeyword1.', max_size=200).map(str.encode))
def test_no_bytes_whatever_lead_to_anything_but_rows_or_one_clear_sentence(content):
    try:
        rows = read(content)
    except InvalidInputError as error:
        assert "k.csv" in error.message
    else:
        assert all(isinstance(row, str) for row in rows)
