"""What an account has for prompts: which are in force, which came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, version_of
from igny8_core.ai.prompts.checking import problems
from igny8_core.ai.prompts.variables import FUNCTION_NAMES, VARIABLES, Variable
from igny8_core.common.exceptions import NotFoundError


@dataclass(frozen=True)
class PromptInForce:
    """The prompt of a function as an account uses it. `saved_at` and `saved_by` are empty for the default."""

    function: str
    text: str
    saved_at: datetime | None = None
    saved_by: str = ""
    is_default: bool = True

    @property
    def name(self) -> str:
        """What the function is called."""
        return FUNCTION_NAMES[self.function]

    @property
    def version(self) -> str:
        """What every task asked with it carries."""
        return version_of(self.text)

    @property
    def default_text(self) -> str:
        """What “back to default” leads to."""
        return default_prompt(self.function)

    @property
    def default_version(self) -> str:
        """Of the default."""
        return version_of(self.default_text)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What it can hold."""
        return VARIABLES[self.function]

    @property
    def problem(self) -> str:
        """Why it cannot be used any more: the product may know other variables than when it was saved."""
        return "" if self.is_default else next(iter(problems(self.function, self.text)), "")


def known_function(function: str) -> str:
    """The same name. Raises NotFoundError when no prompt belongs to it."""
    if function not in FUNCTION_NAMES:
        raise NotFoundError(f"There is no prompt for “{function}”.")
    return function


def prompts_in_force(*, account_id: int) -> list[PromptInForce]:
    """One for each function, in the order of the pipeline."""
    own = {row.function: row for row in versions(account_id=account_id).filter(active=True)}
    return [_in_force(function, own.get(function)) for function in FUNCTION_NAMES]


def prompt_in_force(*, account_id: int, function: str) -> PromptInForce:
    """That of one function. Raises NotFoundError for an unknown one."""
    rows = versions(account_id=account_id).filter(function=known_function(function), active=True)
    return _in_force(function, rows.first())


def versions(*, account_id: int) -> QuerySet[Prompt]:
    """Everything that the account ever saved, newest first."""
    return Prompt.objects.filter(account_id=account_id).select_related("author").order_by("-created_at", "-pk")


def _in_force(function: str, row: Prompt | None) -> PromptInForce:
    if row is None:
        return PromptInForce(function=function, text=default_prompt(function))
    saved_by = row.author.email if row.author else ""
    return PromptInForce(function=function, text=row.text, saved_at=row.created_at, saved_by=saved_by, is_default=False)
