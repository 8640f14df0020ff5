"""An account's own prompts: saving a version, going back to the default, looking at how one reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from igny8_core.ai.account_ai import forget
from igny8_core.ai.models import Prompt
from igny8_core.ai.prompts import default_prompt, render_text, version_of
from igny8_core.ai.prompts.checking import cleaned, problems
from igny8_core.ai.prompts.variables import examples
from igny8_core.ai.selectors.prompts import known_function
from igny8_core.business.accounts.models import Account
from igny8_core.common.exceptions import InvalidInputError


@dataclass(frozen=True)
class Preview:
    """A prompt filled with examples; with `problems` both parts are empty."""

    problems: list[str]
    version: str
    system: str = ""
    user: str = ""

    @property
    def ok(self) -> bool:
        """It can be used."""
        return not self.problems

    @property
    def characters(self) -> int:
        """Of both parts, filled."""
        return len(self.system) + len(self.user)


def save_prompt(*, account_id: int, function: str, text: str, author_id: int | None) -> None:
    """Make `text` the account's prompt for a function; the default's own text goes back to the default.

    Raises InvalidInputError with every problem in details["fields"]["text"], NotFoundError for an unknown function.
    """
    wanted = cleaned(text)
    if found := problems(known_function(function), wanted):
        raise InvalidInputError(found[0], details={"fields": {"text": found}})
    if wanted == cleaned(default_prompt(function)):
        reset_prompt(account_id=account_id, function=function)
        return
    with transaction.atomic():
        active = _locked(account_id).filter(function=function, active=True)
        if not active.filter(text=wanted).exists():
            active.update(active=False)
            Prompt.objects.create(
                account_id=account_id,
                function=function,
                text=wanted,
                version=version_of(wanted),
                author_id=author_id,
            )
    forget(account_id)


def reset_prompt(*, account_id: int, function: str) -> None:
    """Back to the default. The versions stay. Raises NotFoundError for an unknown function."""
    rows = Prompt.objects.filter(account_id=account_id, function=known_function(function), active=True)
    rows.update(active=False)
    forget(account_id)


def preview_prompt(*, function: str, text: str) -> Preview:
    """How `text` reads with example data. Raises NotFoundError for an unknown function."""
    wanted = cleaned(text)
    found = problems(known_function(function), wanted)
    if found:
        return Preview(problems=found, version="")
    system, user = render_text(wanted, examples(function))
    return Preview(problems=[], version=version_of(wanted), system=system, user=user)


def _locked(account_id: int) -> QuerySet[Prompt]:
    # Two people who save at once take turns: the index allows one active prompt and would turn the second away.
    # FOR NO KEY UPDATE, so that rows which refer to the account can be written meanwhile.
    Account.objects.select_for_update(no_key=True).get(pk=account_id)
    return Prompt.objects.filter(account_id=account_id)
