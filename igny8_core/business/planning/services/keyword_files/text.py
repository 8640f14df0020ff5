"""Bytes of a keyword file → numbered lines of text."""

from __future__ import annotations

import codecs
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from igny8_core.common.exceptions import InvalidInputError

#: Characters of one line. A longer one is no list of keywords, and would be read into memory as a whole.
LONGEST_LINE = 100_000
_HEAD_BYTES = 4096
_CHUNK_BYTES = 1 << 16
# UTF-32 comes before UTF-16: its mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"PK\x03\x04", "an Excel workbook or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an Excel workbook of the old kind (.xls) or one with a password"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
)


@dataclass(frozen=True)
class Text:
    """A file as text: its lines with their numbers from 1, line ends kept, read as they are asked for."""

    encoding: str
    lines: Iterator[tuple[int, str]]


@contextmanager
def numbered_lines(source: BinaryIO | Path, *, filename: str) -> Iterator[Iterator[tuple[int, str]]]:
    """The lines of a file; see `opened_text`."""
    with seekable(source) as stream, opened_text(stream, filename=filename) as text:
        yield text.lines


@contextmanager
def opened_text(stream: BinaryIO, *, filename: str) -> Iterator[Text]:
    """A file as text, whatever its encoding.

    Raises InvalidInputError for an empty file, for one that is no text, and (while reading) for a line without end.
    The stream is left open.
    """
    encoding = _encoding(stream, filename)
    # Undecodable bytes become U+FFFD, so that the one row they are in can be rejected and not the file.
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        yield Text(encoding, _lines(text, filename))
    finally:
        text.detach()


@contextmanager
def seekable(source: BinaryIO | Path) -> Iterator[BinaryIO]:
    """The bytes of a file, which can be read more than once. A given stream is left open."""
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    elif source.seekable():
        yield source
    else:
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(source, copy)
            copy.seek(0)
            yield copy


def _encoding(stream: BinaryIO, filename: str) -> str:
    start = stream.tell()
    head = stream.read(_HEAD_BYTES)
    stream.seek(start)
    _refuse_other_formats(head, filename)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    # Latin text in UTF-16 without a mark: every second byte is zero.
    if len(head) >= 8 and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if len(head) >= 8 and head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    valid = _is_utf8(stream)
    stream.seek(start)
    return "utf-8" if valid else "cp1252"


def _refuse_other_formats(head: bytes, filename: str) -> None:
    if not head.strip():
        raise InvalidInputError(f"“{filename}” is empty.")
    for start, kind in _OTHER_FORMATS:
        if head.startswith(start):
            raise InvalidInputError(f"“{filename}” is {kind}. Save the keywords as CSV or XLSX and upload that.")


def _is_utf8(stream: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK_BYTES):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(text: TextIO, filename: str) -> Iterator[tuple[int, str]]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE:
            raise InvalidInputError(f"Line {number} of “{filename}” has no end. This is not a list of keywords.")
        yield number, line
