"""What a compatible server understands. Found out by what it refuses, and kept as long as the connection."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from igny8_core.ai.providers.openai_schema import response_format, strict_schema
from igny8_core.common.exceptions import InvalidInputError

#: Ways to ask for JSON, the strictest first.
FORMS = ("json_schema", "json_object", "text")
LIMITS = ("max_completion_tokens", "max_tokens")
_FORM = re.compile(r"response_?format|json_schema|json_object|structured.output|guided", re.IGNORECASE)
_USAGE = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_LIMIT = re.compile("|".join(LIMITS), re.IGNORECASE)
# “max_tokens is too large” is about the number, not about the name.
_UNKNOWN = re.compile(
    r"unsupported|not supported|unrecogni[sz]ed|unknown|unexpected|not permitted|not allowed|extra|forbidden|instead"
    r"|does not (?:support|accept)|no such",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Dialect:
    """How a question is put: the form JSON is asked for in, what the limit is called, whether usage is asked for."""

    limit: str
    form: str = "json_schema"
    asks_usage: bool = True
    limit_was_switched: bool = False

    def body(self, schema: type[BaseModel], *, tokens: int) -> dict[str, Any]:
        """The part of the request that servers disagree about."""
        made: dict[str, Any] = {self.limit: tokens}
        if self.form == "json_schema":
            made["response_format"] = response_format(schema)
        elif self.form == "json_object":
            made["response_format"] = {"type": "json_object"}
        if self.asks_usage:
            made["stream_options"] = {"include_usage": True}
        return made

    def spelled_out(self, schema: type[BaseModel]) -> str:
        """What the system message must add, because the server does not enforce the schema."""
        if self.form == "json_schema":
            return ""
        text = json.dumps(strict_schema(schema), ensure_ascii=False, separators=(",", ":"))
        return f"\n\nAnswer with one JSON object by this JSON schema and nothing else:\n{text}"

    def after(self, refusal: InvalidInputError) -> Dialect | None:
        """The next to try when a server refused this one; None when the refusal is about something else."""
        said = f"{refusal.details.get('said', '')} {refusal.details.get('param', '')}"
        following = self
        if _FORM.search(said) and self.form != FORMS[-1]:
            following = replace(following, form=FORMS[FORMS.index(self.form) + 1])
        if _USAGE.search(said) and _UNKNOWN.search(said):
            following = replace(following, asks_usage=False)
        if _LIMIT.search(said) and _UNKNOWN.search(said) and not self.limit_was_switched:
            other = LIMITS[1 - LIMITS.index(self.limit)]
            following = replace(following, limit=other, limit_was_switched=True)
        return None if following == self else following


class Learned:
    """The dialect that a server was found to understand; empty until it answered. Kept by the connection."""

    def __init__(self) -> None:
        self.dialect: Dialect | None = None
