"""HTML from outside: cleaned to an allowlist before it is stored, and measured as a reader would."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import nh3

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "caption",
    "strong", "em", "b", "i", "a", "blockquote", "code", "pre", "br", "hr", "dl", "dt", "dd",
}  # fmt: skip
# Their words are for machines, or for readers who cannot see the rest.
_DROPPED_WHOLE = {
    "script", "style", "title", "iframe", "object", "noscript", "template", "svg", "math", "button", "select",
    "textarea", "audio", "video", "canvas",
}  # fmt: skip
_WORD = re.compile(r"\w+(?:['’-]\w+)*", re.UNICODE)
# Scripts that are written without spaces: there a letter counts as half a word.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_OTHER_LEVELS = re.compile(r"<(/?)h([156])\b[^>]*>", re.IGNORECASE)
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "li", "td", "th", "br", "dt", "dd", "blockquote", "tr"})


def clean(html: str) -> str:
    """Only text markup survives: no scripts, no styles, no pictures, links only to http(s) and mail."""
    return nh3.clean(
        html.replace("\x00", ""),
        tags=_TAGS,
        clean_content_tags=_DROPPED_WHOLE,
        attributes={"a": {"href", "title"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    ).strip()


def clean_edited(html: str) -> str:
    """What a person wrote, cleaned to the same allowlist; a heading of a level that articles do not have stays one."""
    return clean(_OTHER_LEVELS.sub(lambda m: f"<{m[1]}h{2 if m[2] == '1' else 4}>", html))


def count_words(html: str) -> int:
    """Words a reader sees."""
    text = _Reader.read(html).text
    unspaced = len(_UNSPACED.findall(text))
    return len(_WORD.findall(_UNSPACED.sub(" ", text))) + (unspaced + 1) // 2


def headings(html: str) -> list[str]:
    """The h2 headings, in order."""
    return [heading for heading in _Reader.read(html).headings if heading]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.headings: list[str] = []
        self.in_h2 = False

    @classmethod
    def read(cls, html: str) -> _Reader:
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")
        if tag == "h2":
            self.in_h2 = True
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2" and self.in_h2:
            self.in_h2 = False
            self.headings[-1] = " ".join(self.headings[-1].split())
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
        if self.in_h2:
            self.headings[-1] += data
