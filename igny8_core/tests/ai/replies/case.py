"""One row of the reply table: what the AI answers, and what becomes of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """`answer` is the text that comes (other values become JSON); `outcome` says in words what follows.

    A good end: `stores` is what `grounds` finds afterwards. A bad one: `error` is its type and a part of its sentence;
    then nothing is saved, nothing is charged, and unless it is `final` the next try gets a good answer and succeeds.
    """

    name: str
    function: str
    answer: Any
    outcome: str
    stores: Any = None
    error: tuple[str, str] | None = None
    final: bool = False
    #: More of the fake server's fixture: how the answer ends, what goes wrong on the way, a whole other response.
    response: dict[str, Any] = field(default_factory=dict)
    fixture: dict[str, Any] = field(default_factory=dict)
    #: The answer to a second question of the same task.
    then: Any = None
    #: Seconds that a next try has to wait at least.
    wait: int = 0
    #: Credits, where they are not what the good answer costs.
    credits: int | None = None

    @property
    def marker(self) -> str:
        """A word of the prompt by which the fake server knows this row."""
        return f"case {self.function} {self.name}".replace(" ", "-").replace(",", "")

    @property
    def text(self) -> str:
        """The answer as it comes over the wire."""
        return as_text(self.answer)


def as_text(answer: Any) -> str:
    """Text stays, everything else becomes JSON."""
    return answer if isinstance(answer, str) else json.dumps(answer)


def good(function: str, name: str, answer: Any, outcome: str, stores: Any, **more: Any) -> Case:
    """A row that ends well."""
    return Case(name, function, answer, outcome, stores=stores, **more)


def bad(function: str, name: str, answer: Any, sentence: str, *, kind: str = "AIProviderError", **more: Any) -> Case:
    """A row that ends in an error."""
    follow = "ends" if more.get("final") else f"tried again after {more.get('wait', 5)} s"
    outcome = f"{kind} “{sentence}”; nothing saved, nothing charged; {follow}"
    return Case(name, function, answer, outcome, error=(kind, sentence), **more)
