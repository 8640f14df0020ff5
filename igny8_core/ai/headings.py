"""Finding an article's heading again in what a model calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from igny8_core.ai.plain_text import plain
from igny8_core.business.planning.keys import title_key
from igny8_core.business.planning.titles import near

# “1. ”, “2) ”, “Step 3: ”, “H2: ”, “Section 4 – ”
_NUMBERING = re.compile(r"^(?:(?:step|section|part|schritt|teil|h2|h3)\s*\d*|\d{1,2})\s*[.):–—-]\s*", re.IGNORECASE)


def heading_key(heading: str) -> str:
    """A heading without case, punctuation, entities and numbering; empty for an empty one."""
    text = plain(heading)
    return _whole_key(_NUMBERING.sub("", text) or text)


def heading_meant(name: str, headings: Sequence[str]) -> str | None:
    """The one of `headings` that is called `name`: the same but for signs, or else the only one nearly the same."""
    for key_of in (_whole_key, heading_key):
        key = key_of(name)
        exact = next((heading for heading in headings if key and key_of(heading) == key), None)
        if exact is not None:
            return exact
    alike = [heading for heading in headings if near(name, heading)]
    return alike[0] if len(alike) == 1 else None


def _whole_key(heading: str) -> str:
    text = plain(heading)
    return title_key(text).replace(" ", "") if text else ""
