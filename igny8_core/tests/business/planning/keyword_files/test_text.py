import io
from pathlib import Path

import pytest

from igny8_core.business.planning.services.keyword_files.text import LONGEST_LINE, numbered_lines
from igny8_core.common.exceptions import InvalidInputError

TEXT = "Suchbegriff\r\nkaffee rösten – größe\r\nプレス 珈琲\r\n"
LATIN = "Suchbegriff\r\nkaffee rösten – größe 5 €\r\n"


class Unseekable(io.RawIOBase):
    """Bytes that can be read once, as from a pipe."""

    def __init__(self, content):
        self._inner = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._inner.readinto(buffer)


def lines(content):
    with numbered_lines(io.BytesIO(content), filename="k.csv") as found:
        return list(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_any_script_in_every_encoding_that_has_it(encoding):
    assert "".join(line for _, line in lines(TEXT.encode(encoding))) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_latin_text_without_a_mark_is_recognised(encoding):
    assert "".join(line for _, line in lines(LATIN.encode(encoding))) == LATIN


def test_one_wrong_byte_far_down_makes_the_file_cp1252():
    content = b"keyword\n" * 50_000 + "rösten\n".encode("cp1252")
    assert lines(content)[-1] == (50_001, "rösten\n")


def test_a_letter_split_over_two_reads_does_not_look_wrong():
    content = ("x" * 65_535 + "ö\n").encode()
    assert lines(content) == [(1, "x" * 65_535 + "ö\n")]


def test_bytes_that_even_cp1252_does_not_know_become_a_sign_that_can_be_found():
    assert "\ufffd" in lines(b"caf\xe9 \x81\n")[0][1]


def test_line_ends_of_all_systems_count_as_one():
    assert [number for number, _ in lines(b"a\nb\r\nc\rd")] == [1, 2, 3, 4]


def test_a_path_is_read_like_a_stream(tmp_path):
    path = tmp_path / "k.txt"
    path.write_text("moka pot\n")
    with numbered_lines(path, filename=path.name) as found:
        assert list(found) == [(1, "moka pot\n")]


def test_a_stream_that_cannot_go_back_is_read_all_the_same():
    with numbered_lines(io.BufferedReader(Unseekable("größe\n".encode("cp1252"))), filename="k") as found:
        assert list(found) == [(1, "größe\n")]


def test_the_given_stream_stays_open_even_after_an_error():
    stream = io.BytesIO(b"moka pot\n")
    with pytest.raises(ZeroDivisionError), numbered_lines(stream, filename="k"):
        raise ZeroDivisionError
    assert not stream.closed


def test_reading_begins_where_the_stream_stands():
    stream = io.BytesIO(b"skip\nmoka pot\n")
    stream.readline()
    with numbered_lines(stream, filename="k") as found:
        assert list(found) == [(1, "moka pot\n")]


@pytest.mark.parametrize("content", [b"", b"\n", b"  \r\n\t\n"])
def test_an_empty_file_is_one_clear_sentence(content):
    with pytest.raises(InvalidInputError, match="^“k.csv” is empty.$"):
        lines(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_other_formats_are_named(content, kind):
    with pytest.raises(InvalidInputError, match=f"{kind}.*Save the keywords as CSV"):
        lines(content)


def test_a_line_without_end_is_not_read_into_memory():
    with pytest.raises(InvalidInputError, match="Line 2 of “k.csv” has no end"):
        lines(b"keyword\n" + b"x" * (LONGEST_LINE + 1))


def test_a_missing_file_is_the_systems_error():
    with pytest.raises(FileNotFoundError), numbered_lines(Path("/no/such/file"), filename="file"):
        pass
