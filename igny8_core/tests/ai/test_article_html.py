"""The body of an article, whatever a model made of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.ai.article_html import article_html
from igny8_core.common.html import clean

TITLE = "Moka pot basics"
BODY = "<p>Intro</p><h2>How</h2><p>Text</p><h3>Part</h3><ul><li>One</li></ul>"
WRAPPED = {
    "as asked": BODY,
    "a whole document": f"<!DOCTYPE html><html><head><title>X</title></head><body class='x'>{BODY}</body></html>",
    "a document without a body": f"<html><head><title>X</title></head>{BODY}</html>",
    "a fence": f"```html\n{BODY}\n```",
    "escaped": BODY.replace("<", "&lt;").replace(">", "&gt;"),
    "the title as h1": f"<h1>Moka Pot Basics!</h1>{BODY}",
    "another title on top": f"<h1 class='x'>All about moka pots</h1>{BODY}",
    "the title as h2": f"<h2>{TITLE}</h2>{BODY}",
    "empty things": f"<p>&nbsp;</p>{BODY}<h2> </h2><h3>—</h3><p><b><em></em></b></p><ul><li></li></ul><br><hr>",
    "boxes": f"<article><section>{BODY}</section></article>",
    "scripts and frames": f"<script>alert(1)</script>{BODY}<iframe src='https://evil.example'>frame</iframe>",
    "handlers": BODY.replace("<p>", "<p onclick='alert(1)' style='x'>"),
}  # fmt: skip


@pytest.mark.parametrize("raw", WRAPPED.values(), ids=WRAPPED.keys())
def test_the_same_body_in_other_clothes(raw):
    assert article_html(raw, title=TITLE).replace("\n", "") == BODY


MARKDOWN = """# Moka pot basics

Intro with **bold**, *soft* and <script>alert(1)</script>a [link](https://example.com).

## How it works

1. Fill
2. Heat

- One
- Two

| Pot | Cups |
|-----|------|
| A   | 2    |

### Can it break?

> Rarely.
"""


def test_markdown_becomes_html():
    html = article_html(MARKDOWN, title=TITLE)
    parts = ("<strong>bold</strong>", "<h2>How it works</h2>", "<ol>", "<li>Two</li>", "<th>Cups</th>", "<td>2</td>")
    for part in (*parts, "<h3>Can it break?</h3>", "<blockquote>"):
        assert part in html
    for trace in ("alert", "#", "**", "|", "<h1", "Moka pot basics"):
        assert trace not in html


@pytest.mark.parametrize(
    ("raw", "html"),
    [
        ("Plain text.\n\nMore of it.", "<p>Plain text.</p><p>More of it.</p>"),
        ("<p>Uses **bold** words</p>", "<p>Uses <strong>bold</strong> words</p>"),
        ("<p>Intro</p>\n\n## How\n\nText", "<p>Intro</p><h2>How</h2><p>Text</p>"),
        ("<p>One</p>\\n<h2>Two</h2>\\n<p>Three</p>", "<p>One</p><h2>Two</h2><p>Three</p>"),
        ("<div>One</div><div>Two</div>", "<p>One</p><p>Two</p>"),
        ("<h5>Deep</h5><p>x</p>", "<h4>Deep</h4><p>x</p>"),
        ("<p>x</p><h1>Late</h1><p>y</p>", "<p>x</p><h2>Late</h2><p>y</p>"),
        ("<h1>A</h1><p>x</p><h2>Sub</h2><h1>B</h1><p>y</p>", "<h2>A</h2><p>x</p><h3>Sub</h3><h2>B</h2><p>y</p>"),
        (f"<h1>{TITLE}</h1><h1>One</h1><p>x</p><h1>Two</h1><p>y</p>", "<h2>One</h2><p>x</p><h2>Two</h2><p>y</p>"),
        ("<p>1 &lt; 2 &amp; 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("    <p>laid out</p>", "<p>laid out</p>"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)  # fmt: skip
def test_every_other_form_becomes_what_was_meant(raw, html):
    assert article_html(raw, title=TITLE).replace("\n", "").strip() == html


@given(st.text(alphabet="<>/ph123ulivbr#*-|`&;\n ax", max_size=200))
def test_what_comes_out_is_clean_and_stays_so(raw):
    html = article_html(raw, title=TITLE)
    assert clean(html) == html


NONSENSE = ["<h1>" * 40_000, "<blockquote>" * 3_000, "<br>" * 40_000 + "x", "[" * 20_000, "*a **a " * 9_000,
            "<head>" * 30_000, "| a | b |\n" * 10_000, "<ul><li>" * 3_000, "`a``b" * 20_000]  # fmt: skip


@pytest.mark.parametrize("raw", NONSENSE, ids=lambda raw: raw[:8])
def test_nonsense_without_end_is_read_in_one_go(raw):
    """What takes time by the square of the length would take minutes here."""
    began = time.monotonic()
    article_html(raw, title=TITLE)
    assert time.monotonic() - began < 20
