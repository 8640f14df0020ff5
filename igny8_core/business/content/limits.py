"""How long what people and machines write may be."""

from __future__ import annotations

#: Characters of HTML; the longest article that can be ordered has 40,000.
LONGEST_HTML = 300_000
LONGEST_EXCERPT = 400
LONGEST_PROMPT = 1500
LONGEST_DESCRIPTION = 5000
LONGEST_REASON = 2000
#: Words that a task may order.
WORDS_LEAST, WORDS_MOST = 100, 5000
MOST_HEADINGS, MOST_TARGETS = 30, 50
