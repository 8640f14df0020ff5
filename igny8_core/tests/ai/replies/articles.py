"""Answers with an article: HTML that is none, fields that are missing, hostile markup, too much and too little."""

from __future__ import annotations

from functools import partial

from igny8_core.tests.ai.replies.case import bad, good
from igny8_core.tests.scripted_provider import article

TEXT = "Fill the base with water up to the valve. " * 11
BODY = f"<p>{TEXT.strip()}</p><h2>How it works</h2><p>Steam rises.</p>"
GOOD = article(html=BODY)
MARKDOWN = f"# Moka pot basics\n\n{TEXT}\n\n## How it works\n\nSteam **rises**.\n\n- One\n- Two"
FROM_MARKDOWN = (
    f"<p>{TEXT.strip()}</p>\n<h2>How it works</h2>\n<p>Steam <strong>rises</strong>.</p>\n"
    "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>"
)
DOCUMENT = f"<!doctype html><html><head><title>T</title></head><body>{BODY}</body></html>"
HOSTILE = (
    f"<script>alert(1)</script>{BODY.replace('<p>', '<p onclick=x style=y>')}"
    "<iframe src='https://evil.example'></iframe><img src=x onerror=alert(1)>"
)
SCRIPT_LINK = f'{BODY}<p><a href="javascript:alert(1)">more</a></p>'
ONE, TITLES = "One sentence about moka pots that is long. ", "Moka pots explained "
SHORT = "<p>Intro.</p><h2>What it is</h2><p>A pot.</p>"
stores = partial(good, "generate_content")
refuses = partial(bad, "generate_content")
IS_BODY = {"html": BODY, "word_count": 104}

CASES = [
    stores("as asked", GOOD, "the article is stored", IS_BODY),
    stores("Markdown", article(html=MARKDOWN), "it becomes HTML, without the title", {"html": FROM_MARKDOWN}),
    stores("a whole document", article(html=DOCUMENT), "its body is stored", IS_BODY),
    stores("a fence in the field", article(html=f"```html\n{BODY}\n```"), "the body is stored", IS_BODY),
    stores("escaped HTML", article(html=BODY.replace("<", "&lt;").replace(">", "&gt;")), "it is HTML again", IS_BODY),
    stores("script, handlers and frames", article(html=HOSTILE), "only text markup is stored", IS_BODY),
    stores("a script link", article(html=SCRIPT_LINK), "the link leads nowhere",
           {"html": f'{BODY}<p><a rel="noopener nofollow">more</a></p>'}),
    stores("the title again, and empty parts",
           article(html=f"<h1>Moka pot basics</h1><p> </p>{BODY}<h2></h2><ul></ul>"), "both are left out", IS_BODY),
    stores("sections instead of HTML",
           {"sections": [{"heading": "How it works", "content": f"<p>{TEXT.strip()}</p>"}]}, "they are put together",
           {"html": f"<h2>How it works</h2>\n<p>{TEXT.strip()}</p>"}),
    stores("only the body", {"html": BODY}, "title, slug and descriptions are made of order and text",
           {"title": "Moka pot basics", "slug": "moka-pot-basics", "meta_title": "Moka pot basics",
            "meta_description": ("Fill the base with water up to the valve. " * 3).strip()}),
    stores("null fields", article(html=BODY, title=None, slug=None, excerpt=None), "they are made",
           {"title": "Moka pot basics", "slug": "moka-pot-basics"}),
    stores("markup in the fields", article(html=BODY, title="<b>Moka</b> &amp; more", meta_title="**Moka**"),
           "it is text", {"title": "Moka & more", "meta_title": "Moka", "slug": "moka-more"}),
    stores("descriptions that are too long", article(html=BODY, meta_title=TITLES * 9, meta_description=ONE * 9),
           "they end with a whole word or sentence",
           {"meta_title": (TITLES * 3).strip(), "meta_description": (ONE * 3).strip()}),
    stores("a slug of another script", article(html=BODY, slug="モカポット 使い方!"), "it keeps its script",
           {"slug": "モカポット-使い方"}),
    stores("200 KB", article(html="<p>" + "word " * 40_000 + "</p>"), "it is stored, and charged as what was ordered",
           {"word_count": 40_000}, credits=1),
    stores("too short, extended", article(html=SHORT), "a second question brings the missing words",
           {"html": f"<p>Intro.</p>\n<h2>What it is</h2><p>A pot.</p>\n<h2>How it works</h2>\n<p>{TEXT.strip()}</p>"},
           then={"additions": [{"heading": "How it works", "html": f"<p>{TEXT.strip()}</p>"}]}),
    stores("too short, nothing added", article(html=SHORT), "the first answer is kept as it is",
           {"html": SHORT, "word_count": 6}, then="There is nothing to add."),
    stores("too short, the addition cut off", article(html=SHORT), "the first answer is kept as it is",
           {"html": SHORT}, then='{"additions": [{"heading": "How it works", "html": "<p>Steam'),
    refuses("no text", article(html="<p> </p>"), "The AI's article has no text."),
    refuses("nothing but a script", article(html="<script>let a = 1</script>"), "The AI's article has no text."),
    refuses("no article in it", article(html=None), "The AI's article has no text."),
    refuses("cut off in the article", '{"title": "Moka", "html": "<p>Fill the', "The AI's answer was cut off."),
    refuses("the article without JSON", f"# Moka pot basics\n\n{TEXT}", "words instead of data"),
    refuses("400 KB", article(html="<p>" + "word " * 80_000 + "</p>"), "it does not end"),
]  # fmt: skip
