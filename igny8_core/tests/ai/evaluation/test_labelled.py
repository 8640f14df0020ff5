import codecs

import pytest

from igny8_core.ai.evaluation.labelled import read_labelled
from igny8_core.common.exceptions import InvalidInputError

ROWS = "moka pot,Brewing\nv60 filter,Brewing\ntreadmill,Gym\n"
TEXTS = ["moka pot", "v60 filter", "treadmill"]
LABELS = ["Brewing", "Brewing", "Gym"]


@pytest.fixture
def written(tmp_path):
    def write(content, name="keywords.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    "header",
    ["text,label", "keyword,group", "Query,Topic", "utterance,intent", "TEXT , Label", "search term,category",
     "x,label", "text,y", "﻿text,label"],
)  # fmt: skip
def test_columns_are_told_by_their_names(written, header):
    labelled = read_labelled(written(f"{header}\n{ROWS}"))
    assert (labelled.texts, labelled.labels) == (TEXTS, LABELS)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + f"text,label\n{ROWS}".encode(),
        f"text,label\n{ROWS}".encode("utf-16"),
        f"text,label\n{ROWS}".replace("\n", "\r\n").encode(),
        f"text,label\n{ROWS}".replace(",", ";").encode(),
        f"text,label\n{ROWS}".replace(",", "\t").encode(),
        f"\n\ntext,label\n\n{ROWS}\n".encode(),
    ],
    ids=["mark", "utf-16", "windows line ends", "semicolons", "tabs", "empty lines"],
)
def test_files_of_all_sorts_are_read(written, content):
    labelled = read_labelled(written(content))
    assert (labelled.texts, labelled.labels) == (TEXTS, LABELS)


def test_letters_that_are_not_utf_8_are_read_as_windows_ones(written):
    labelled = read_labelled(written("text,label\nKaffee für Büros,A\nTee,B\n".encode("cp1252")))
    assert labelled.texts[0] == "Kaffee für Büros"


def test_commas_and_line_ends_in_quotes_stay_in_the_text(written):
    labelled = read_labelled(written('text,label\n"card, lost\nor stolen",A\n"say ""hi""",B\n'))
    assert labelled.texts == ["card, lost\nor stolen", 'say "hi"']


def test_a_group_goes_before_an_intent(written):
    labelled = read_labelled(written("keyword,volume,intent,group\na,10,commercial,X\nb,20,commercial,Y\n"))
    assert labelled.labels == ["X", "Y"]


def test_columns_can_be_named(written):
    path = written("id,phrase,kind,group\n1,a,X,G\n2,b,Y,G\n")
    assert read_labelled(path, label="Kind").labels == ["X", "Y"]
    assert read_labelled(path, text="id", label="kind").texts == ["1", "2"]


def test_rows_without_a_text_or_a_label_are_left_out(written):
    labelled = read_labelled(written("text,label\na,X\n,X\nb,\nc\nd,Y\n"))
    assert labelled.texts == ["a", "d"]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        ("", {}, "empty"),
        (codecs.BOM_UTF8, {}, "empty"),
        ("  \n \n", {}, "empty"),
        ("text,label\n", {}, "0 rows"),
        ("text,label\na,X\n", {}, "1 row "),
        ("text,volume,kind\na,1,X\nb,2,Y\n", {}, "--label COLUMN"),
        ("id,group,volume\na,1,X\nb,2,Y\n", {}, "--text COLUMN"),
        ("a,b\nc,d\n", {}, "Its columns: a, b"),
        ("text,label\na,X\nb,Y\n", {"label": "topic"}, "no column “topic”"),
        (b"PK\x03\x04abc", {}, "Excel"),
        (b"\x00" * 400 + b"\xff\xfe", {}, "column"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(written, content, options, said):
    with pytest.raises(InvalidInputError) as error:
        read_labelled(written(content), **options)
    assert said in error.value.message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InvalidInputError, match="No such file"):
        read_labelled(tmp_path / "gone.csv")
    with pytest.raises(InvalidInputError, match="directory"):
        read_labelled(tmp_path)
