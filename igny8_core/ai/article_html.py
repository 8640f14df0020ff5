"""The body of an article, whatever a model made of it: Markdown, a whole document, fences, headings without text."""

from __future__ import annotations

import html as entities
import re

from markdown_it import MarkdownIt

from igny8_core.ai.plain_text import plain
from igny8_core.business.planning.keys import title_key
from igny8_core.common.html import clean

#: An empty box in an empty box in …
DEEPEST_EMPTY = 5
_FENCE = re.compile(
    r"\A\s*(`{3,}|~{3,})[ \t]*(?:html|markdown|md)?[ \t]*\n(.*?)\n?\s*\1?\s*\Z", re.DOTALL | re.IGNORECASE
)
_HEAD = re.compile(
    r"\A(?:\s|<!doctype[^>]*>|<html\b[^>]*>)*<head\b.*?(?:</head\s*>|(?=<body\b))", re.DOTALL | re.IGNORECASE
)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|h[1-6]|ul|ol|li|table|blockquote|div|section|article)\b[^>]*>", re.IGNORECASE)
_ESCAPED_BLOCK = re.compile(r"&lt;(?:p|h[1-6]|ul|ol|table)&gt;", re.IGNORECASE)
_MARKDOWN_LINE = re.compile(r"^ {0,3}(?:#{1,6} \S|[-*+] \S|\d{1,2}[.)] \S|\|.*\|\s*$)", re.MULTILINE)
_STRONG = re.compile(r"\*\*([^*<>\n]{1,200})\*\*")
# Boxes become paragraphs, or the words of two of them would run into each other.
_BOX = re.compile(
    r"<(/?)(?:div|section|article|main|header|footer|figure|figcaption|aside|details|summary|center)\b[^>]*>", re.I
)
# Never over the next h1: thousands that are not closed would be searched for by the square of their number.
_H1 = re.compile(r"<h1\b[^>]*>((?:(?!<h1\b).)*?)</h1\s*>", re.DOTALL | re.IGNORECASE)
_ANY_HEADING = re.compile(r"<(/?)h([1-6])\b[^>]*>", re.IGNORECASE)
_HEADING = re.compile(r"<h([234])>(.*?)</h\1>", re.DOTALL)
_EMPTY = re.compile(
    r"<(p|ul|ol|li|strong|em|b|i|a|blockquote|code|pre|caption|dl|dt|dd)(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>"
)
_BREAKS = re.compile(r"(?:<[bh]r>\s*){3,}")
_LOOSE_BREAKS = re.compile(r"\A(?:\s*<[bh]r>){1,2}|(?:<[bh]r>\s*){1,2}\Z")
# Indented lines are HTML that was laid out, not code.
_markdown = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")


def article_html(raw: str, *, title: str) -> str:
    """Clean HTML of the body: h2 to h4, paragraphs, lists, tables. Without the title, which is printed above it."""
    text = _as_markup(_without_wrapping(raw))
    text = _levels(_BOX.sub(r"<\1p>", text), title)
    return _without_empty(clean(text), title)


def _without_wrapping(raw: str) -> str:
    text = raw
    if "\\n" in text and "\n" not in text:
        # Line breaks that were escaped once too often.
        text = text.replace("\\n", "\n")
    if fenced := _FENCE.match(text):
        text = fenced[2]
    if not _BLOCK.search(text) and _ESCAPED_BLOCK.search(text):
        text = entities.unescape(text)
    text = _HEAD.sub("", text)
    body = _BODY.search(text)
    return body[1] if body else text


def _as_markup(text: str) -> str:
    if _BLOCK.search(text) and not _MARKDOWN_LINE.search(text):
        return _STRONG.sub(r"<strong>\1</strong>", text)
    return _STRONG.sub(r"<strong>\1</strong>", str(_markdown.render(text)))


def _levels(text: str, title: str) -> str:
    """No h1: the title goes, and an article built of h1 moves down one level."""
    found = _H1.findall(text)
    if not found:
        return _ANY_HEADING.sub(lambda m: f"<{m[1]}h{min(int(m[2]), 4)}>", text)
    if len(found) == 1 or title_key(plain(found[0])) == title_key(title):
        text = _H1.sub(lambda m: "" if _is_title(m, text, title) else m[0], text, count=1)
    down = 1 if len(_H1.findall(text)) else 0
    return _ANY_HEADING.sub(lambda m: f"<{m[1]}h{min(int(m[2]) + down, 4)}>", text)


def _is_title(match: re.Match[str], text: str, title: str) -> bool:
    """By its words, or because it stands above everything else."""
    return title_key(plain(match[1])) == title_key(title) or not plain(text[: match.start()])


def _without_empty(html: str, title: str) -> str:
    for _ in range(DEEPEST_EMPTY):
        html = _EMPTY.sub("", html)
    html = _HEADING.sub(lambda m: m[0] if _says(m[2]) else "", html)
    html = _LOOSE_BREAKS.sub("", _BREAKS.sub("<br>", html)).strip()
    first = _HEADING.match(html)
    return html[first.end() :].lstrip() if first and title_key(plain(first[2])) == title_key(title) else html


def _says(heading: str) -> bool:
    return any(sign.isalnum() for sign in plain(heading))
