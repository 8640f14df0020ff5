"""HTML from outside: cleaned to an allowlist, and measured as a reader would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igny8_core.common.html import clean, clean_edited, count_words, headings

KEPT = "<h2>Why</h2><p>Some <strong>good</strong> coffee<br>and <em>more</em></p><ul><li>One</li></ul>"
HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick='alert(1)'>x</p>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='https://evil.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&#58;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<form action=https://evil.example><input></form>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<base href='https://evil.example'><meta http-equiv=refresh content='0;url=https://evil.example'>",
]


def test_text_markup_stays_as_it_is():
    assert clean(KEPT) == KEPT


def test_tables_stay():
    table = '<table><tbody><tr><th scope="col">Pot</th><td colspan="2">6 cups</td></tr></tbody></table>'
    assert clean(table) == table


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_that_acts_survives(html):
    cleaned = clean(html + "<p>Text</p>").lower()
    for trace in ("<script", "onclick", "onerror", "onload", "javascript:", "data:", "style", "evil.example", "<img"):
        assert trace not in cleaned
    assert "text" in cleaned


def test_links_lead_to_the_web_and_to_mail_without_passing_anything_on():
    assert clean('<a href="https://example.com/a" target="_top" title="t">x</a>') == (
        '<a href="https://example.com/a" title="t" rel="noopener nofollow">x</a>'
    )
    assert 'href="mailto:' in clean('<a href="mailto:a@example.com">x</a>')
    assert "href" not in clean('<a href="ftp://example.com">x</a>')


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", 0),
        ("<p></p>", 0),
        ("<p>One two three</p>", 3),
        ("<p>one</p><p>two</p>", 2),
        ("one<br>two", 2),
        ("<td>one</td><td>two</td>", 2),
        ("in<strong>side</strong>", 1),
        ("don’t mother-in-law it's", 3),
        ("1,245 words &amp; more", 4),
        ("… — !", 0),
        ("&nbsp;", 0),
        ("<p title='not these words'>only this</p>", 2),
        ("コーヒーの淹れ方", 4),
        ("カフェ latte", 3),
    ],
)
def test_words_are_what_a_reader_sees(html, words):
    assert count_words(html) == words


def test_headings_come_in_order_as_plain_text():
    html = "<h2>What <em>it</em> is</h2><h3>Not me</h3><p>Text</p><h2>\n How&nbsp;it &amp; why\n</h2><h2></h2>"
    assert headings(html) == ["What it is", "How it & why"]


def test_a_heading_that_is_never_closed_is_a_heading_still():
    assert headings("<h2>Open") == ["Open"]
    assert headings("</h2><p>stray</p>") == []


@pytest.mark.parametrize("html", HOSTILE)
def test_what_a_person_wrote_meets_the_same_allowlist(html):
    assert clean_edited(html) == clean(html)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<h1>Why</h1>", "<h2>Why</h2>"),
        ("<H1 class='x'>Why</H1>", "<h2>Why</h2>"),
        ("<h5>Why</h5><h6>How</h6>", "<h4>Why</h4><h4>How</h4>"),
        ("<h2>Why</h2><h3>How</h3><h4>When</h4>", "<h2>Why</h2><h3>How</h3><h4>When</h4>"),
        ("<hr>", "<hr>"),
    ],
)
def test_a_heading_of_a_level_that_articles_do_not_have_stays_a_heading(written, kept):
    assert clean_edited(written) == kept
