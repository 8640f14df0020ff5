"""What a draft is asked to be, cleaned of what a caller may have left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from igny8_core.ai.providers.offline.outlines import write_outline
from igny8_core.ai.providers.offline.wording import printable
from igny8_core.ai.replies import ContentType


@dataclass(frozen=True)
class Brief:
    """`keywords` and `outline` are never empty; `site` names the site in a sentence."""

    title: str
    content_type: ContentType
    keywords: list[str]
    outline: list[str]
    words: int
    site: str


def read_brief(data: Mapping[str, Any]) -> Brief:
    """The brief in a request's data; an empty outline gets the plan of its content type."""
    given = [text for text in (printable(k) for k in data.get("keywords") or ()) if text]
    title = printable(data.get("title") or "") or (given or [printable(data.get("cluster") or "") or "Untitled"])[0]
    keywords = given or [title]
    content_type = data.get("content_type")
    kind = cast("ContentType", content_type if content_type in get_args(ContentType) else "guide")
    outline = [text for text in (printable(h) for h in data.get("outline") or ()) if text]
    return Brief(
        title=title,
        content_type=kind,
        keywords=keywords,
        outline=outline or write_outline(kind, keywords),
        words=int(data.get("word_count") or 0),
        site=printable(data.get("domain") or "") or "this site",
    )
